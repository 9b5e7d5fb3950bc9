"""General questions about a session that one short text answers: before, in and instead of it, in two languages.

Sources: Milo's references training.md 2.1 to 2.6 and 2.9, and recovery-and-burnout.md; the texts themselves are ours.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT, SESSION

_HOW = (
    r"(?:how|what|when|should|can|do i|is it|why|best|good|tips|como|que|cuando|cuanto|cuanta|debo|deberia|hay que|puedo|por que)"
)

OF_A_SESSION: dict[str, str] = {
    "with_cold": (
        r"\b(?:train\w*|work(?:ing)? ?out|exercis\w+|run(?:ning)?|lift(?:ing)?|gym|swim(?:ming)?|rid(?:e|ing))\b.*\b(?:cold|"
        r"flu|fever|"
        r"cough|sore throat|sick|ill)\b(?! (?:plunge|shower|water|bath|weather|outside|day|morning|turkey))|\b(?:entren\w+|corr\w+|"
        r"ejercicio|gimnasio|nad\w+)\b.*\b(?:resfriad[oa]|catarro|gripe|fiebre|tos|constipad[oa]|enferm[oa])\b"),
    "first_time": (
        r"\bnever (?:\w+ )?(?:lifted|trained|worked out|exercised|been to (?:a|the) gym)\b.*\b(?:start|begin|first|what|how)\b|"
        r"\bnunca (?:\w+ )?(?:levantado|entrenado|hecho (?:pesas|ejercicio)|pisado un gimnasio)\b.*\b(?:empiezo|empezar|"
        r"primero|que|"
        r"como)\b"),
    "rest_between_sets": (
        r"\b(?:long|much|minutes?|time)\b.*\brest\b.*\b(?:sets?|exercises)\b|\brest (?:time|period)s?\b|"
        r"\b(?:shorten|cut|skip|lengthen|reduce) (?:down )?(?:the |my )?rests\b|\brest (?:less|more|longer|shorter) .*\b(?:between|"
        r"sets?)\b|\b(?:less|more|shorter|longer) rest (?:between|after)\b|"
        r"\bdescansar (?:menos|mas) .*\bseries?\b|\b(?:acortar|alargar|reducir|saltarme) (?:los|mis) descansos\b|"
        r"\b(?:menos|mas) descanso entre\b|"
        r"\bcuanto\b.*\bdescans\w+\b.*\b(?:series?|ejercicios)\b|\bdescanso entre series\b"),
    "warm_up": (
        rf"\b{_HOW}\b.*\b(?:warm ?up|warm up|calient\w+|calentar|calentamiento)\b|"
        r"\b(?:why|what(?:s| is) the (?:point|use) of|do i (?:have|need) to|should i|por que|para que|hace falta|hay que|debo)\b.*"
        r"\b(?:warm(?:ing)? ?up|calient\w+|calentar|calentamiento)\b"),
    "stretch": (
        rf"\b{_HOW}\b.*\b(?:stretch\w*|estir(?:ar|o|amientos?)|cool ?down|vuelta a la calma)\b"),
    "breathing": (
        rf"\b{_HOW}\b.*\b(?:breathe?|breathing|respir\w+)\b.*\b(?:lift\w*|run\w*|train\w*|{LIFT}|exercise|correr|corro|entren\w+|"
        r"levant\w+|ejercicios?)\b|^(?:how|como) (?:do i |should i |debo |tengo que )?(?:breathe|respir\w+)$|\bbrac(?:e|ing)\b"),
    "failure": (
        r"\b(?:to|until|till|al|hasta el) (?:failure|fallo)\b|\b(?:i )?failed (?:my|the|a)(?: last)? (?:set|rep)|"
        r"\b(?:he fallado|falle|fallo) (?:la|mi|una|en la)(?: ultima)? (?:serie|repeticion)|\b(?:what (?:if|happens if|happens "
        r"when)|if) i fail\b"),
    "raise_weight": (
        r"\b(?:when|how often|how fast|how much)\b.*\b(?:increase|add|raise|go up|up)\b.*\b(?:weight|load|kg|kilos)\b|"
        r"\b(?:cuando|cuanto|cada cuanto)\b.*\b(?:subo|subir|aumento|aumentar|anado|meto)\b.*\b(?:peso|carga|kilos)\b"),
    "judge_reserve": (
        r"\bhow (?:do|can|would|will|should) i (?:know|tell|judge|count|estimate|measure|feel)\b.*\b(?:in reserve|rir|reserve|"
        r"left in the tank)\b|"
        r"\bcomo (?:se|mido|calculo|cuento|noto)\b.*\b(?:en reserva|rir|reserva)\b"),
    "choose_weight": (
        r"\b(?:choose|pick|find|know|decide)\b.*\b(?:weight|load|heavy|heavier)\b|\bgoing heavy enough\b|"
        r"\b(?:elijo|elegir|escojo|encuentro|se)\b.*\b(?:peso|carga|kilos)\b.*\b(?:pongo|poner|uso|usar|adecuad\w+|correct\w+)\b|"
        r"\bcomo (?:elijo|escojo|encuentro) (?:el|mi) peso\b|\bvoy (?:lo )?bastante pesad[oa]\b"),
    "heavy_lifting": (
        r"\b(?:can|may|should|shall|could|is it|safe|ok|okay|fine) (?:\w+ ){0,5}(?:heavy weights|heavy lifting|lifting heavy|"
        r"(?:lift|train) (?:very |really )?heavy)\b|"
        r"\b(?:puedo|debo|deberia|podria|es (?:malo|bueno|seguro|peligroso)) (?:\w+ ){0,4}(?:pesas? (?:muy )?pesadas?|"
        r"(?:cargas?|pesos?) "
        r"(?:muy )?(?:pesad[oa]s?|altas?)|(?:levantar|entrenar) (?:muy )?pesado)\b"),
    "missed": (
        r"^(?:can|could|may) i (?:skip|miss) (?:a|one) (?:day|workout|session|run|training)$|^puedo (?:saltarme|perderme|"
        r"faltar a?) ?"
        r"(?:un|una) (?:dia|entreno|entrenamiento|sesion)$|\b(?:missed|skipped|miss|couldnt (?:do|train|make)|didnt (?:do|"
        r"train|make|go)|forgot)\b.*\b(?:workouts?|sessions?|"
        r"training|"
        r"gym|run|yesterdays?|yesterday|days?|it|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b(?!.*\bhow many\b)|\b(?:ayer|"
        r"hoy|el \w+) no (?:pude |he podido |he "
        r")?(?:entren\w+|"
        r"corri|fui|correr)\b|\b(?:me salte|me he saltado|me perdi|falte|se me paso|he perdido)\b.*\b(?:entren\w+|sesion\w*|"
        r"carrera|dia|gym|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer)\b|\b(?:what (?:should|do|can) i do|"
        r"que hago|que (?:debo|tengo que) hacer)\b.*\b(?:if i (?:miss|skip)|"
        r"si me (?:salto|pierdo)|si falto)\b|\bif i (?:miss|skip)\b.*\bwhat (?:should|do|can) i do\b|"
        r"\b(?:what if|what happens (?:if|when)|is it (?:bad|ok) (?:if|when)|y si|que pasa (?:si|cuando))\b.*\b(?:miss|skip|"
        r"cant (?:train|make)|"
        r"me salto|me pierdo|falto|no (?:puedo|voy a|llego a) (?:entrenar|ir))\b(?!.*\b(?:weeks?|months?|semanas?|mes(?:es)?)\b)"),
    "unfinished": (
        r"\bno (?:llego|llegue|he llegado) a (?:las |todas las )?(?:\d+ )?(?:repeticiones|reps|series)\b|"
        r"\b(?:couldnt|could not|didnt|did not|cant|cannot|dont) (?:\w+ )?(?:finish|complete|hit|reach)(?=$| (?:it|"
        r"them|all|today|yesterday)\b|"
        rf" (?:\w+ ){{0,4}}(?:{SESSION}|{LIFT})\b)|\bno (?:pude|he podido|consegui|puedo) (?:\w+ )?(?:acabar|"
        rf"terminar|completar)"
        rf"(?:lo|la|las|los)?(?=$| (?:todo|hoy|ayer)\b| (?:\w+ ){{0,4}}(?:{SESSION}|{LIFT})\b)"),
    "in_a_row": (
        r"\b(?:two|2|three|3|consecutive|several|many) (?:\w+ )?days (?:in a row|running|straight|back to back)\b|\bback to "
        r"back (?:days|sessions|"
        r"workouts)\b|\bconsecutive days\b|\b(?:dos|2|tres|3|varios) dias (?:seguidos|consecutivos)\b|\bdias (?:seguidos|"
        r"consecutivos)\b"),
    "better_now": (
        r"^(?:(?:no|nope|yes|oh|ok|but|and|hey|si|pues|ya) )*(?:im|i am|its|it is|it feels|i feel|feeling|everything is|all is|"
        r"ya estoy|ya me siento|"
        r"me siento|estoy|ya esta|me encuentro|ya me encuentro) (?:(?:all|much|a lot|totally|completely|so|way|mucho|ya|del "
        r"todo|muy) )*(?:fine|better|"
        r"well|all right|alright|recovered|mejor|bien|recuperad[oa])(?: (?:now|again|today|ya|ahora|hoy|otra vez))*$"),
    "back": (
        r"^(?:(?:hi|hey|hello|hola|ok) )*(?:im|i am|i m|ya estoy|estoy|ya|he) (?:back|home again|home|de vuelta|volvi|"
        r"vuelto)(?: (?:from (?:my |the )?"
        r"(?:holidays?|trip|vacation|travel\w*)|de (?:vacaciones|viaje|mi viaje|las vacaciones)|now|again|ya|hoy))*$"),
    "away": (
        r"\b(?:holidays?|vacation|travell?ing|travel|trip|away)\b.*\b(?:week|weeks|days|tomorrow|next|what|train|going|be)\b|"
        r"\bgoing (?:on|away)\b.*\b(?:holidays?|vacation|trip)\b|\bcant train (?:this|next|for|all)\b|"
        r"\b(?:me voy|estare|voy a estar|salgo)\b.*\b(?:vacaciones|viaje|fuera)\b|\b(?:esta|la proxima) semana no (?:puedo|podre) "
        r"(?:entrenar|correr)\b|\bno (?:puedo|podre) entrenar (?:esta|la|en)\b|\bde vacaciones\b"),
    "no_gym": (
        r"\bgym\b.*\b(?:closed|shut|full)\b|\b(?:at|from) home\b.*\b(?:what|do|train|workout)\b|\b(?:train|work ?out|"
        r"do)\b.*\bat home\b|"
        r"\bgimnasio\b.*\b(?:cerrado|lleno|cerro)\b|\b(?:en|desde) casa\b.*\b(?:que|hago|entreno|hacer)\b|\b(?:entreno|"
        r"entrenar|hago|"
        r"hacer)\b.*\ben casa\b|\b(?:dont|do not) have (?:a |any |the |my )?(?:bench|rack|barbell|dumbbells?|bands?|kettlebells?|"
        r"weights|equipment)\b|\bno tengo (?:banco|barra|mancuernas|gomas?|bandas?|pesas|material|jaula|kettlebell|rack)\b"),
    "period": (
        r"^(?:(?:hi|hey|hola|oye),? )?(?:(?:i am|im|m|ive got|i have|i got|got|estoy con|tengo|me (?:vino|bajo|ha venido|ha "
        r"bajado)) )(?:on |my |the |la |mi )*"
        r"(?:period|regla|menstruacion|periodo)(?: (?:today|now|hoy|ya))?(?:,? (?:can|should|do) i (?:still )?(?:train|run|"
        r"work ?out)(?: today)?|"
        r",? (?:puedo )?entren(?:o|ar)(?: igual| hoy)?)?$"),
    "tired": (
        r"^(?:(?:hi|i|last night|today|ok|so) )*(?:slept|sleep) (?:so |really |very |pretty )?(?:badly|terribly|awfully|poorly|"
        r"like (?:crap|shit|rubbish))(?: (?:last night|today|again))*$|"
        r"^(?:(?:hola|hoy|anoche|esta noche|he|ayer) )*dorm\w+ (?:muy |bastante |super )?(?:mal|fatal|poco|horrible|pesimo)"
        r"(?: (?:hoy|anoche|esta noche|otra vez))*$|"
        r"\bam i (?:ready|fit|rested|recovered)(?: enough)? (?:to|for) (?:train\w*|work ?out|run|lift|my workout)\b|"
        r"\bestoy (?:list[oa]|recuperad[oa]|descansad[oa]) para (?:entrenar|correr)\b|"
        r"\blegs? (?:(?:feel|feels|are|is|so|really|very|still|a bit|bit) )+(?:heavy|dead|tired|like lead|gone|flat)\b|"
        r"\bme pesan (?:mucho |tanto )?(?:las )?piernas\b|\b(?:heavy|dead|tired) legs\b|\bpiernas (?:\w+ ){0,2}(?:pesadas|"
        r"cargadas|cansadas|muertas|de plomo)\b|"
        r"\b(?:tired|exhausted|knackered|no energy|low energy|wiped|drained|overtrain\w*|overreach\w*|burn(?:ed|t) out)\b|"
        r"\b(?:need|take|should i) (?:a |an |some )?(?:rest|break|day off|rest day)\b|\bslept? (?:only |just )?\w+ hours?\b.*"
        r"\b(?:train|workout|gym|run)\b|\b(?:should i|can i) (?:still )?(?:train|work ?out|run|go|push)(?: \w+)? hard\b|"
        r"\b(?:cansad[oa]|agotad[oa]|sin energia|fatigad[oa]|sobreentren\w+|reventad[oa]|molid[oa])\b|\b(?:necesito|debo|tengo que|"
        r"deberia|me toca) descans\w+|\b(?:he )?dorm\w+ (?:solo )?\w+ horas?\b.*\bentren\w+|\b(?:entreno|puedo entrenar|debo "
        r"entrenar|"
        r"le doy) (?:fuerte|duro|a tope)\b"),
}  # fmt: skip
