"""What people tell of a session rather than ask, which one short text answers. Source: Milo's reference training.md 2.4 and 2.5."""

from __future__ import annotations

_PART = (
    r"(?:knees?|back|lower back|shoulders?|hips?|wrists?|elbows?|ankles?|neck|achilles|hamstrings?|calf|calves|foot|feet|"
    r"shins?|rodillas?|"
    r"espalda|lumbares|hombros?|caderas?|munecas?|codos?|tobillos?|cuello|aquiles|isquios|gemelos?|pies?)"
)

TOLD: dict[str, str] = {
    "too_light": (
        r"\b(?:weights?|weight|load|it|that|set|sets|squats?|bench|lifts?|press|everything|session|workout)\b (?:\w+ "
        r"){0,2}(?:felt|feels|was|were|is|"
        r"are|seems?|seemed) (?:\w+ )?(?:too |very |really |so |super |pretty )?(?:light|easy)\b(?!.*\b(?:run|runs|ride|day|"
        r"week|swim|pace)\b)|"
        r"\b(?:could|couldve|could have|can) (?:have )?(?:done|do) (?:\w+ )?(?:\d+|a few|several|many|lots|plenty|some|two|"
        r"three|four|five|six) "
        r"(?:more|extra)\b(?: reps?| repetitions?)?$|\b(?:too light|way too easy)\b|\b(?:el |los |las |la )?(?:pesos?|carga|"
        r"serie|series|sesion|"
        r"todo) (?:\w+ ){0,3}(?:demasiado |muy |poco )(?:liger[oa]s?|livian[oa]s?|facil(?:es)?|pesad[oa]s?(?<=poco pesad.))\b|"
        r"\b(?:podria|podia|pude) (?:haber )?(?:hecho|hacer) (?:\w+ )?(?:\d+|unas cuantas|varias|muchas|dos|tres|cuatro|cinco) "
        r"mas\b|"
        r"\bme (?:sobraron|sobraban|quedaron|quedaban) (?:\w+ )?(?:\d+|muchas|varias|cuatro|cinco|seis)(?: repeticiones)?\b"
    ),
    "tough": (
        r"^(?:(?:wow|ok|phew|hey|uf+|buf+|and|y|man) )*(?:that|it|this|today|todays (?:session|workout|training|run|ride)|"
        r"(?:the|this|my) "
        r"(?:session|workout|training|run|ride)|yesterdays (?:session|workout|run|ride)|hoy|(?:la|esta) sesion(?: de hoy)?|"
        r"(?:el|este) "
        r"(?:entreno|entrenamiento|rodaje)(?: de hoy)?|me)(?: (?:session|workout|run|ride))? (?:was|felt|is|has been|fue|ha "
        r"sido|estuvo|"
        r"se me hizo|me costo|me ha costado|costo|ha costado)(?: (?:so|really|very|pretty|quite|super|a bit|too|muy|bastante|"
        r"demasiado|"
        r"un poco|super))* (?:hard|tough|brutal|exhausting|heavy going|difficult|killer|dur[oa]|dificil|exigente|agotador[a]?|"
        r"mucho)"
        r"(?: (?:today|for me|hoy|para mi))*$|^(?:me (?:costo|ha costado)|se me (?:hizo|ha hecho)) (?:mucho|un monton|muy dur[oa]|"
        r"bastante|cuesta arriba)(?: hoy)?$"
    ),
    "sport_disliked": (
        r"^(?:(?:i (?:really |just )?(?:hate|dislike|cant stand)|i (?:really |just )?(?:dont|do not) (?:like|enjoy)|odio|detesto|"
        r"no me gustan?(?: nada)?|no soporto) (?:the )?(?:running|jogging|walking|cycling|biking|swimming|rowing|cardio|the "
        r"gym|gym|"
        r"lifting|weights|correr|caminar|andar|(?:la |montar en )?bici|ciclismo|nadar|remar|el cardio|el gimnasio|las pesas)"
        r"(?: (?:at all|much|anymore|mucho|nada))*)$"
    ),
    "too_heavy": (
        r"\b(?:weights?|load|it|that|set|sets|squats?|bench|lifts?|press|everything)\b (?:\w+ ){0,2}(?:felt|feels|was|were|is|"
        r"are|seems?|seemed) "
        r"(?:\w+ )?(?:too |very |really |so |super |way too )heavy\b|^(?:way |a bit |far )?too heavy(?: today| for me| now)?$|"
        r"\b(?:el |los |la )?(?:pesos?|carga|barra|mancuernas?) (?:\w+ ){0,3}(?:demasiado|muy) (?:pesad[oa]s?|alt[oa]s?)\b|"
        r"^(?:demasiado|muy) (?:pesado|peso)(?: hoy| para mi)?$|\b(?:pesaba|pesa|pesaban) (?:demasiado|mucho)(?: hoy)?$"
    ),
    "set_weight": (
        r"\b(?:raise|increase|up|put up|bump|add|sube|subeme|subir|aumenta|aumentar|pon|ponme)\b (?:\w+ ){0,6}(?:(?:by|to|a|en|"
        r"de) )?\d+(?:[.,]\d+)? ?"
        r"(?:kgs?|kilos?|lbs?|pounds?|libras?)\b(?: (?:to|on|a|al|en) (?:\w+ ){0,4}\w+)?(?: (?:please|por favor|today|hoy|next "
        r"(?:time|session|week)|la proxima(?: vez| semana| sesion)?))*$"
    ),
    "max_test": (
        r"\b(?:test|try|attempt|do|hit|want|plan|hacer|probar|quiero|test(?:ear)?|medir|sacar|buscar)\b (?:\w+ ){0,5}(?:1 ?rm|"
        r"one rep max|true max|max single|"
        r"repeticion maxima|mi maximo|maximo)\b(?!.*\b(?:what|cual|cuanto)\b)"
    ),
    "joint_noise": (
        rf"^(?:(?:and|so|ok|hey|y|oye) )*(?:(?:my|the|mi|mis|la|el|los|las) {_PART} (?:\w+ )?(?:click\w*|crack\w*|pop\w*|"
        rf"creak\w*|crunch\w*|cruj\w+|suenan?|"
        rf"chasque\w+)|me (?:cruj\w+|suenan?|chasque\w+) (?:mucho )?(?:la|el|las|los) {_PART})(?: (?:when i \w+|al \w+|on "
        rf"squats|a lot|mucho))?,? (?:but |pero |and |y )?"
        r"(?:(?:it |they )?(?:doesnt|dont|does not|do not|not|no) (?:me )?(?:hurt|duelen?)|(?:with )?no pain|without pain|sin "
        r"dolor|painless(?:ly)?)(?:.*)$"
    ),
    "others": (
        r"\b(?:how (?:strong|fast|fit|good|slow|weak)|am i (?:strong|fast|fit|good|slow|weak|normal|average)|where do i "
        r"(?:stand|rank))\b.*"
        r"\b(?:compared|other(?:s| people| men| women)?|my age|average|most people|normal)\b|\bam i (?:strong|fast|fit|slow|"
        r"weak|average)(?: enough)?"
        r"(?: for a \w+)?$|"
        r"\b(?:soy|estoy|voy|como de|que tan)\b.*\b(?:fuerte|rapid[oa]|lent[oa]|en forma|debil)\b.*\b(?:comparad[oa]|los demas|"
        r"otr[oa]s|mi edad|la "
        r"media|normal)\b"
    ),
    "begin": (
        r"^(?:(?:hi|hey|hello|ok|so|well|hola|oye|bueno|pues|i am new|im new|i'm new|new here|soy nuev[oa]|acabo de llegar|"
        r"first time|"
        r"es mi primera vez|and|y|here|aqui|con esto|to this|en esto)[ ,.!]*)*(?:(?:where|how|what) (?:do|should|can) (?:i|we) "
        r"(?:start|begin|do first)|(?:por )?donde (?:empiezo|comienzo|se empieza|debo empezar)|como (?:empiezo|comienzo|se "
        r"empieza)|"
        r"que hago primero|how does (?:this|it) (?:all )?(?:work|start)|where to (?:start|begin))(?: (?:with )?(?:this|here|"
        r"milo|first|esto|"
        r"con esto|aqui|training|entrenar|a entrenar|today|hoy))*$"
    ),
    "avoid_injury": (
        r"\b(?:how|what|best way|any tips?|tips?)\b.*\b(?:avoid|prevent|reduce|lower|not (?:to )?get|without getting|dont get)\b.*"
        r"\b(?:injur\w+|hurt|muscle (?:tears?|strains?)|(?:pulled|torn) muscles?|shin splints|strains?|pulling a muscle|overuse)\b|"
        r"\b(?:injury prevention|prevencion de lesiones)\b|"
        r"\b(?:como|que|consejos?)\b.*\b(?:evit\w+|prevenir|prevengo|prevenimos|no (?:me )?(?:lesion\w+|romper\w*)|sin lesion\w+)"
        r"(?:.*\b(?:lesion\w*|rotura\w*|tirones|desgarros?|sobrecargas?|periostitis|hacerme dano)\b)?(?=.*\b(?:lesion\w*|rotura\w*|"
        r"tirones|tiron|desgarros?|sobrecargas?|periostitis|dano)\b)"
    ),
    "why_reserve": (
        r"\b(?:why|por que)\b.*\b(?:reps?|repetitions?|repeticiones) (?:in|en) (?:reserve|reserva)\b|\b(?:why|por que) (?:only "
        r"|solo |just )?\d (?:rir|left|de reserva|(?:in|en) (?:reserve|reserva))\b"
    ),
    "part_fine": (
        rf"^(?:(?:and|so|ok|hey|today|y|hoy) )*(?:(?:my|the|mi|la|el|los|las) )(?:(?:left|right) )?{_PART}(?: (?:izquierd[oa]|"
        rf"derech[oa]))? "
        r"(?:was|were|felt|feels|held up|behaved|went|did|fue|estuvo|estuvieron|aguanto|respondio|fueron|ha ido|se porto)(?: "
        r"(?:really|very|"
        r"pretty|all|totally|muy|bastante))*(?: (?:fine|good|ok|okay|well|great|alright|right|bien|genial|perfect[oa]?))?"
        r"(?: (?:today|in (?:the|this|that|todays) (?:session|workout|run)|during it|hoy|en (?:la|esta) sesion|con (?:eso|"
        r"ello)))*$"
    ),
}
"""Key -> the answer to what is told."""
