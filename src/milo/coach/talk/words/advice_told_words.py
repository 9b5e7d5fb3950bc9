"""What people tell of a session rather than ask, which one short text answers. Source: Milo's reference training.md 2.4 and 2.5."""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice

_PART = (
    r"(?:knees?|back|lower back|shoulders?|hips?|wrists?|elbows?|ankles?|neck|achilles|hamstrings?|calf|calves|foot|feet|"
    r"shins?|rodillas?|"
    r"espalda|lumbares|hombros?|caderas?|munecas?|codos?|tobillos?|cuello|aquiles|isquios|gemelos?|pies?)"
)

TOLD: dict[str, Advice] = {
    "too_light": Advice(
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
        r"\bme (?:sobraron|sobraban|quedaron|quedaban) (?:\w+ )?(?:\d+|muchas|varias|cuatro|cinco|seis)(?: repeticiones)?\b",
        "Good: then there is room. Log the sets with how many you had left (“goblet squat 3x10 at 14 kg, 4 left”); when all "
        "sets reach "
        "the top of their repetitions with more in reserve than planned, the next weight goes up by itself. For one exercise "
        "now, say "
        "“make the goblet squat harder”.",
        "Bien: entonces hay margen. Anota las series con las que te quedaban («sentadilla goblet 3x10 con 14 kg, me quedaban "
        "4»); cuando "
        "todas llegan arriba de sus repeticiones con más reserva de la prevista, el próximo peso sube solo. Para un ejercicio "
        "ahora, di "
        "«haz más difícil la sentadilla goblet».",
    ),
    "tough": Advice(
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
        r"bastante|cuesta arriba)(?: hoy)?$",
        "Tell me how hard from 0 to 10 once it is written down (“RPE 8”), and of lifts how many repetitions you had left: what "
        "felt "
        "harder than it was meant makes the next sessions easier, by named rules. For the next one at once, say “make Thursday "
        "easier”. "
        "If it was pain, dizziness or something at the chest, tell me that instead.",
        "Dime cuánto de 0 a 10 cuando esté anotada («esfuerzo 8») y, en las pesas, cuántas repeticiones te quedaban: lo que "
        "cuesta más "
        "de lo previsto aligera las próximas sesiones, con reglas con nombre. Para la próxima ya, di «haz más fácil el "
        "jueves». Si fue "
        "dolor, mareo o algo en el pecho, dímelo.",
    ),
    "sport_disliked": Advice(
        r"^(?:(?:i (?:really |just )?(?:hate|dislike|cant stand)|i (?:really |just )?(?:dont|do not) (?:like|enjoy)|odio|detesto|"
        r"no me gustan?(?: nada)?|no soporto) (?:the )?(?:running|jogging|walking|cycling|biking|swimming|rowing|cardio|the "
        r"gym|gym|"
        r"lifting|weights|correr|caminar|andar|(?:la |montar en )?bici|ciclismo|nadar|remar|el cardio|el gimnasio|las pesas)"
        r"(?: (?:at all|much|anymore|mucho|nada))*)$",
        "Then train what you like: the sport you keep at is the best one. Change your activities on the Profile page and say "
        "“make me a "
        "new plan”; for one week say “no running this week”. For health any kind counts: about 150 minutes a week of moderate "
        "movement, "
        "and two days of strength.",
        "Pues entrena lo que te guste: el mejor deporte es el que se mantiene. Cambia tus actividades en la página Perfil y di "
        "«hazme un "
        "plan nuevo»; por una semana di «sin correr esta semana». Para la salud vale cualquiera: unos 150 minutos por semana de "
        "movimiento moderado y dos días de fuerza.",
    ),
    "too_heavy": Advice(
        r"\b(?:weights?|load|it|that|set|sets|squats?|bench|lifts?|press|everything)\b (?:\w+ ){0,2}(?:felt|feels|was|were|is|"
        r"are|seems?|seemed) "
        r"(?:\w+ )?(?:too |very |really |so |super |way too )heavy\b|^(?:way |a bit |far )?too heavy(?: today| for me| now)?$|"
        r"\b(?:el |los |la )?(?:pesos?|carga|barra|mancuernas?) (?:\w+ ){0,3}(?:demasiado|muy) (?:pesad[oa]s?|alt[oa]s?)\b|"
        r"^(?:demasiado|muy) (?:pesado|peso)(?: hoy| para mi)?$|\b(?:pesaba|pesa|pesaban) (?:demasiado|mucho)(?: hoy)?$",
        "Then take the next lighter weight now: the planned repetitions with the planned reserve count, not the kilograms. Log "
        "what you "
        "really did and how many you had left, and the next weight is set by that. If something hurts under it, stop and tell "
        "me what.",
        "Pues coge ahora el siguiente peso más ligero: cuentan las repeticiones con la reserva prevista, no los kilos. Anota "
        "lo que hiciste "
        "de verdad y cuántas te quedaban, y el próximo peso sale de ahí. Si algo duele al hacerlo, para y dime qué es.",
    ),
    "set_weight": Advice(
        r"\b(?:raise|increase|up|put up|bump|add|sube|subeme|subir|aumenta|aumentar|pon|ponme)\b (?:\w+ ){0,6}(?:(?:by|to|a|en|"
        r"de) )?\d+(?:[.,]\d+)? ?"
        r"(?:kgs?|kilos?|lbs?|pounds?|libras?)\b(?: (?:to|on|a|al|en) (?:\w+ ){0,4}\w+)?(?: (?:please|por favor|today|hoy|next "
        r"(?:time|session|week)|la proxima(?: vez| semana| sesion)?))*$",
        "I set no weight by hand, and I changed nothing: the next one follows from what you lift. Log your sets with how many "
        "you had left; "
        "when all reach the top of their repetitions it goes up by itself, by a tenth at most. If a weight is plainly too "
        "light today, take "
        "the next one and log it.",
        "No pongo pesos a mano y no he cambiado nada: el siguiente sale de lo que levantas. Anota tus series con las que te "
        "quedaban; cuando "
        "todas llegan arriba de sus repeticiones sube solo, un décimo como mucho. Si hoy un peso es claramente ligero, coge el "
        "siguiente y "
        "anótalo.",
    ),
    "max_test": Advice(
        r"\b(?:test|try|attempt|do|hit|want|plan|hacer|probar|quiero|test(?:ear)?|medir|sacar|buscar)\b (?:\w+ ){0,5}(?:1 ?rm|"
        r"one rep max|true max|max single|"
        r"repeticion maxima|mi maximo|maximo)\b(?!.*\b(?:what|cual|cuanto)\b)",
        "I plan no test of a one-repetition maximum in talk, and changed nothing: your maximum is estimated from sets of three "
        "to ten (ask "
        "“what's my 1RM on bench press”). A true test is for adults with at least twelve weeks of steady training, without "
        "pain or a "
        "condition, with good technique, safeties or a spotter.",
        "Hablando no planifico pruebas de una repetición máxima, y no he cambiado nada: tu máximo se estima con series de tres "
        "a diez (pregunta "
        "«cuál es mi 1RM en press de banca»). Una prueba de verdad es para adultos con al menos doce semanas de entrenamiento "
        "constante, sin "
        "dolor ni enfermedad, con buena técnica y con topes o alguien que vigile.",
    ),
    "joint_noise": Advice(
        rf"^(?:(?:and|so|ok|hey|y|oye) )*(?:(?:my|the|mi|mis|la|el|los|las) {_PART} (?:\w+ )?(?:click\w*|crack\w*|pop\w*|"
        rf"creak\w*|crunch\w*|cruj\w+|suenan?|"
        rf"chasque\w+)|me (?:cruj\w+|suenan?|chasque\w+) (?:mucho )?(?:la|el|las|los) {_PART})(?: (?:when i \w+|al \w+|on "
        rf"squats|a lot|mucho))?,? (?:but |pero |and |y )?"
        r"(?:(?:it |they )?(?:doesnt|dont|does not|do not|not|no) (?:me )?(?:hurt|duelen?)|(?:with )?no pain|without pain|sin "
        r"dolor|painless(?:ly)?)(?:.*)$",
        "Joints that make a noise without pain are common and need nothing changed. If it hurts, swells, locks or gives way, "
        "stop what does it "
        "and tell me where and how much (0 to 10).",
        "Que una articulación suene sin doler es corriente y no hay que cambiar nada. Si duele, se hincha, se bloquea o falla, "
        "deja lo que lo "
        "provoca y dime dónde y cuánto (de 0 a 10).",
    ),
    "others": Advice(
        r"\b(?:how (?:strong|fast|fit|good|slow|weak)|am i (?:strong|fast|fit|good|slow|weak|normal|average)|where do i "
        r"(?:stand|rank))\b.*"
        r"\b(?:compared|other(?:s| people| men| women)?|my age|average|most people|normal)\b|\bam i (?:strong|fast|fit|slow|"
        r"weak|average)(?: enough)?"
        r"(?: for a \w+)?$|"
        r"\b(?:soy|estoy|voy|como de|que tan)\b.*\b(?:fuerte|rapid[oa]|lent[oa]|en forma|debil)\b.*\b(?:comparad[oa]|los demas|"
        r"otr[oa]s|mi edad|la "
        r"media|normal)\b",
        "I compare you with your own weeks and with nobody else: numbers of others differ by test, weight and years of "
        "training, and I "
        "hold none. Ask “what is my best squat?” or “how did my week go?” to see how you move.",
        "Te comparo con tus propias semanas y con nadie más: los números de otros cambian con la prueba, el peso y los años de "
        "entrenamiento, y no los tengo. Pregunta «¿cuál es mi mejor sentadilla?» o «¿qué tal mi semana?» para ver cómo avanzas.",
    ),
    "begin": Advice(
        r"^(?:(?:hi|hey|hello|ok|so|well|hola|oye|bueno|pues|i am new|im new|i'm new|new here|soy nuev[oa]|acabo de llegar|"
        r"first time|"
        r"es mi primera vez|and|y|here|aqui|con esto|to this|en esto)[ ,.!]*)*(?:(?:where|how|what) (?:do|should|can) (?:i|we) "
        r"(?:start|begin|do first)|(?:por )?donde (?:empiezo|comienzo|se empieza|debo empezar)|como (?:empiezo|comienzo|se "
        r"empieza)|"
        r"que hago primero|how does (?:this|it) (?:all )?(?:work|start)|where to (?:start|begin))(?: (?:with )?(?:this|here|"
        r"milo|first|esto|"
        r"con esto|aqui|training|entrenar|a entrenar|today|hoy))*$",
        "Answer the health questions on the Plan page once, then ask “what's on today?” and do that session. Where it says "
        "“find your "
        "weight”, start light and go up until the repetitions left fit. Tell me afterwards what you did, such as “goblet squat "
        "3x10 at "
        "14 kg, 3 left”; the next sessions follow from it.",
        "Contesta una vez las preguntas de salud en la página Plan, luego pregunta «¿qué toca hoy?» y haz esa sesión. Donde "
        "pone «busca "
        "tu peso», empieza ligero y sube hasta que cuadren las repeticiones de sobra. Después dime qué hiciste, por ejemplo "
        "«sentadilla goblet 3x10 con 14 kg, me quedaban 3»; las próximas sesiones salen de ahí.",
    ),
    "avoid_injury": Advice(
        r"\b(?:how|what|best way|any tips?|tips?)\b.*\b(?:avoid|prevent|reduce|lower|not (?:to )?get|without getting|dont get)\b.*"
        r"\b(?:injur\w+|hurt|muscle (?:tears?|strains?)|(?:pulled|torn) muscles?|shin splints|strains?|pulling a muscle|overuse)\b|"
        r"\b(?:injury prevention|prevencion de lesiones)\b|"
        r"\b(?:como|que|consejos?)\b.*\b(?:evit\w+|prevenir|prevengo|prevenimos|no (?:me )?(?:lesion\w+|romper\w*)|sin lesion\w+)"
        r"(?:.*\b(?:lesion\w*|rotura\w*|tirones|desgarros?|sobrecargas?|periostitis|hacerme dano)\b)?(?=.*\b(?:lesion\w*|rotura\w*|"
        r"tirones|tiron|desgarros?|sobrecargas?|periostitis|dano)\b)",
        "Raise distance, weight and sets in small steps, and no single run much longer than your longest of late; your plan keeps "
        "to that. Warm up, lift twice a week or more, sleep enough, and keep easy days easy. A pain that grows or changes how you "
        "move is a reason to stop: tell me where it is and I plan around it. Nothing rules an injury out.",
        "Sube distancia, peso y series en pasos pequeños, y ninguna carrera mucho más larga que tu más larga de las últimas "
        "semanas; "
        "tu plan lo respeta. Calienta, haz fuerza dos o más veces por semana, duerme lo suficiente y que lo suave sea suave. "
        "Un dolor "
        "que crece o te cambia el gesto es motivo para parar: dime dónde y planifico sin cargarlo. Nada descarta una lesión.",
    ),
    "why_reserve": Advice(
        r"\b(?:why|por que)\b.*\b(?:reps?|repetitions?|repeticiones) (?:in|en) (?:reserve|reserva)\b|\b(?:why|por que) (?:only "
        r"|solo |just )?\d (?:rir|left|de reserva|(?:in|en) (?:reserve|reserva))\b",
        "A set that ends with one to four repetitions left builds nearly as much as one to failure, tires far less and keeps "
        "the technique; "
        "beginners, the first weeks and heavy lifts keep more. The plan asks for fewer left as its weeks go on.",
        "Una serie que acaba con una a cuatro repeticiones de sobra da casi lo mismo que llegar al fallo, cansa mucho menos y "
        "conserva la "
        "técnica; quien empieza, las primeras semanas y los ejercicios pesados dejan más. El plan pide menos de sobra según "
        "pasan las semanas.",
    ),
    "part_fine": Advice(
        rf"^(?:(?:and|so|ok|hey|today|y|hoy) )*(?:(?:my|the|mi|la|el|los|las) )(?:(?:left|right) )?{_PART}(?: (?:izquierd[oa]|"
        rf"derech[oa]))? "
        r"(?:was|were|felt|feels|held up|behaved|went|did|fue|estuvo|estuvieron|aguanto|respondio|fueron|ha ido|se porto)(?: "
        r"(?:really|very|"
        r"pretty|all|totally|muy|bastante))*(?: (?:fine|good|ok|okay|well|great|alright|right|bien|genial|perfect[oa]?))?"
        r"(?: (?:today|in (?:the|this|that|todays) (?:session|workout|run)|during it|hoy|en (?:la|esta) sesion|con (?:eso|"
        r"ello)))*$",
        "Good: then that load suits it. Go on as planned, and look again tomorrow morning: what is back to normal by then was "
        "not too much. "
        "Once it no longer hurts at all, tell me so (“my knee no longer hurts”), and the plan may load it again.",
        "Bien: entonces esa carga le va. Sigue como está previsto y mira mañana por la mañana: lo que ya está normal no fue "
        "demasiado. Cuando "
        "ya no duela nada, dímelo («ya no me duele la rodilla») y el plan podrá volver a cargarla.",
    ),
}
"""Key -> the answer to what is told."""
