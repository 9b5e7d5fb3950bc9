"""General questions about a session that one short text answers: before, in and instead of it, in two languages.

Sources: Milo's references training.md 2.1 to 2.6 and 2.9, and recovery-and-burnout.md; the texts themselves are ours.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT, SESSION, Advice

_HOW = (
    r"(?:how|what|when|should|can|do i|is it|why|best|good|tips|como|que|cuando|cuanto|cuanta|debo|deberia|hay que|puedo|por que)"
)

OF_A_SESSION: dict[str, Advice] = {
    "with_cold": Advice(
        r"\b(?:train\w*|work(?:ing)? ?out|exercis\w+|run(?:ning)?|lift(?:ing)?|gym|swim(?:ming)?|rid(?:e|ing))\b.*\b(?:cold|"
        r"flu|fever|"
        r"cough|sore throat|sick|ill)\b(?! (?:plunge|shower|water|bath|weather|outside|day|morning|turkey))|\b(?:entren\w+|corr\w+|"
        r"ejercicio|gimnasio|nad\w+)\b.*\b(?:resfriad[oa]|catarro|gripe|fiebre|tos|constipad[oa]|enferm[oa])\b",
        "With a cold that stays above the neck, easy work only, and stop if it gets worse. With fever, a cough from the "
        "chest, aching "
        "all over or an upset belly do not train until a whole day without them; then begin with a short easy session.",
        "Con un resfriado que se queda de cuello para arriba, solo trabajo suave, y para si empeora. Con fiebre, tos de "
        "pecho, dolor "
        "de todo el cuerpo o la tripa mal, no entrenes hasta llevar un día entero sin ello; luego empieza con una sesión corta y "
        "suave.",
    ),
    "first_time": Advice(
        r"\bnever (?:\w+ )?(?:lifted|trained|worked out|exercised|been to (?:a|the) gym)\b.*\b(?:start|begin|first|what|how)\b|"
        r"\bnunca (?:\w+ )?(?:levantado|entrenado|hecho (?:pesas|ejercicio)|pisado un gimnasio)\b.*\b(?:empiezo|empezar|"
        r"primero|que|"
        r"como)\b",
        "Begin with the first session of your plan: ask “what am I doing today?”. “Find your weight” means: start light, and stop "
        "where you could still do as many repetitions as it says are in reserve. Ask me how any exercise is done, and tell me "
        "afterwards what you did.",
        "Empieza por la primera sesión de tu plan: pregunta «¿qué me toca hoy?». «Busca tu peso» quiere decir: empieza "
        "ligero y para "
        "cuando aún podrías hacer las repeticiones que dice en reserva. Pregúntame cómo se hace cualquier ejercicio y cuéntame "
        "después lo que hiciste.",
    ),
    "rest_between_sets": Advice(
        r"\b(?:long|much|minutes?|time)\b.*\brest\b.*\b(?:sets?|exercises)\b|\brest (?:time|period)s?\b|"
        r"\b(?:shorten|cut|skip|lengthen|reduce) (?:down )?(?:the |my )?rests\b|\brest (?:less|more|longer|shorter) .*\b(?:between|"
        r"sets?)\b|\b(?:less|more|shorter|longer) rest (?:between|after)\b|"
        r"\bdescansar (?:menos|mas) .*\bseries?\b|\b(?:acortar|alargar|reducir|saltarme) (?:los|mis) descansos\b|"
        r"\b(?:menos|mas) descanso entre\b|"
        r"\bcuanto\b.*\bdescans\w+\b.*\b(?:series?|ejercicios)\b|\bdescanso entre series\b",
        "Your plan writes the rest behind every set. As a rule: 3 to 5 minutes for heavy low repetitions, 2 to 3 minutes for big "
        "lifts, 1 to 2 minutes for small ones. If the next set would suffer, rest longer.",
        "Tu plan pone el descanso detrás de cada serie. Por norma: de 3 a 5 minutos con pocas repeticiones pesadas, de 2 a 3 "
        "minutos en los ejercicios grandes y de 1 a 2 minutos en los pequeños. Si la serie siguiente se resiente, descansa más.",
    ),
    "warm_up": Advice(
        rf"\b{_HOW}\b.*\b(?:warm ?up|warm up|calient\w+|calentar|calentamiento)\b|"
        r"\b(?:why|what(?:s| is) the (?:point|use) of|do i (?:have|need) to|should i|por que|para que|hace falta|hay que|debo)\b.*"
        r"\b(?:warm(?:ing)? ?up|calient\w+|calentar|calentamiento)\b",
        "Five minutes of easy movement, then the joints you will use. Before a heavy lift add a few sets that climb towards the "
        "working weight: light with many repetitions first, then heavier with fewer. Each session of your plan lists its own "
        "warm-up. Before a run, start at a walk or very easy for ten minutes.",
        "Cinco minutos de movimiento suave y luego las articulaciones que vas a usar. Antes de un ejercicio pesado, haz unas "
        "series "
        "que suban hacia el peso de trabajo: primero ligeras con más repeticiones, después más pesadas con menos. Cada sesión "
        "de tu "
        "plan trae su calentamiento. Antes de correr, empieza andando o muy suave diez minutos.",
    ),
    "stretch": Advice(
        rf"\b{_HOW}\b.*\b(?:stretch\w*|estir(?:ar|o|amientos?)|cool ?down|vuelta a la calma)\b",
        "Stretch after training or on its own, warm, without pain: 10 to 30 seconds each, about a minute in all per joint, on two "
        "or three days a week. It keeps you mobile; it does not prevent soreness, and you need no long stretches before lifting.",
        "Estira después de entrenar o aparte, en caliente y sin dolor: de 10 a 30 segundos cada vez, cerca de un minuto en total "
        "por articulación, dos o tres días por semana. Mantiene la movilidad; no evita las agujetas, y antes de las pesas no hacen "
        "falta estiramientos largos.",
    ),
    "breathing": Advice(
        rf"\b{_HOW}\b.*\b(?:breathe?|breathing|respir\w+)\b.*\b(?:lift\w*|run\w*|train\w*|{LIFT}|exercise|correr|corro|entren\w+|"
        r"levant\w+|ejercicios?)\b|^(?:how|como) (?:do i |should i |debo |tengo que )?(?:breathe|respir\w+)$|\bbrac(?:e|ing)\b",
        "When lifting, breathe in before the hard part and out through it; do not hold your breath for long. When running, breathe "
        "with mouth and nose as it comes; on easy runs you should be able to speak in whole sentences.",
        "Con pesas, toma aire antes de la parte dura y suéltalo durante ella; no lo aguantes mucho rato. Al correr, respira por la "
        "boca y la nariz según te salga; en las carreras suaves deberías poder hablar con frases enteras.",
    ),
    "failure": Advice(
        r"\b(?:to|until|till|al|hasta el) (?:failure|fallo)\b|\b(?:i )?failed (?:my|the|a)(?: last)? (?:set|rep)|"
        r"\b(?:he fallado|falle|fallo) (?:la|mi|una|en la)(?: ultima)? (?:serie|repeticion)|\b(?:what (?:if|happens if|happens "
        r"when)|if) i fail\b",
        "You need not go to failure: stopping with one to three repetitions in reserve brings about the same and costs less "
        "recovery. If you failed a set, rest longer, finish the others lighter, and log what you really did: the next weights are "
        "set by it.",
        "No hace falta llegar al fallo: parar con una a tres repeticiones en reserva da casi lo mismo y cuesta menos "
        "recuperarse. Si "
        "has fallado una serie, descansa más, acaba las otras con menos peso y anota lo que hiciste de verdad: los próximos pesos "
        "salen de ahí.",
    ),
    "raise_weight": Advice(
        r"\b(?:when|how often|how fast|how much)\b.*\b(?:increase|add|raise|go up|up)\b.*\b(?:weight|load|kg|kilos)\b|"
        r"\b(?:cuando|cuanto|cada cuanto)\b.*\b(?:subo|subir|aumento|aumentar|anado|meto)\b.*\b(?:peso|carga|kilos)\b",
        "When all sets reach the top of their repetitions with the reserve that is planned, the weight goes up by the smallest "
        "step of your plates; until then you add a repetition. The plan does this by itself from what you log.",
        "Cuando todas las series llegan arriba de sus repeticiones con la reserva prevista, el peso sube el paso más pequeño "
        "de tus "
        "discos; hasta entonces se añade una repetición. El plan lo hace solo con lo que anotas.",
    ),
    "judge_reserve": Advice(
        r"\bhow (?:do|can|would|will|should) i (?:know|tell|judge|count|estimate|measure|feel)\b.*\b(?:in reserve|rir|reserve|"
        r"left in the tank)\b|"
        r"\bcomo (?:se|mido|calculo|cuento|noto)\b.*\b(?:en reserva|rir|reserva)\b",
        "Repetitions in reserve are the clean ones you could still have done. A repetition that slows down noticeably is about "
        "one to "
        "three from your last. Guess after each set how many were left and log it; most people guess too low at first and get it "
        "right within a few weeks, and Milo sets the weights by what you log.",
        "Las repeticiones en reserva son las limpias que aún podrías haber hecho. Cuando una se frena claramente, quedan más o "
        "menos "
        "de una a tres. Calcula tras cada serie cuántas te quedaban y anótalo; al principio casi todos se quedan cortos y en pocas "
        "semanas se acierta, y Milo pone los pesos con lo que anotas.",
    ),
    "choose_weight": Advice(
        r"\b(?:choose|pick|find|know|decide)\b.*\b(?:weight|load|heavy|heavier)\b|\bgoing heavy enough\b|"
        r"\b(?:elijo|elegir|escojo|encuentro|se)\b.*\b(?:peso|carga|kilos)\b.*\b(?:pongo|poner|uso|usar|adecuad\w+|correct\w+)\b|"
        r"\bcomo (?:elijo|escojo|encuentro) (?:el|mi) peso\b|\bvoy (?:lo )?bastante pesad[oa]\b",
        "Use the weight in your plan. Where it says to find your weight, start light and add until the planned repetitions leave "
        "just the reserve that is planned, with clean form. Afterwards log the weight and how many you had left, and Milo sets "
        "the next one.",
        "Usa el peso que pone tu plan. Donde dice que encuentres tu peso, empieza ligero y sube hasta que las repeticiones "
        "previstas "
        "te dejen justo la reserva prevista, con buena técnica. Después anota el peso y cuántas te quedaban, y Milo pone el "
        "siguiente.",
    ),
    "heavy_lifting": Advice(
        r"\b(?:can|may|should|shall|could|is it|safe|ok|okay|fine) (?:\w+ ){0,5}(?:heavy weights|heavy lifting|lifting heavy|"
        r"(?:lift|train) (?:very |really )?heavy)\b|"
        r"\b(?:puedo|debo|deberia|podria|es (?:malo|bueno|seguro|peligroso)) (?:\w+ ){0,4}(?:pesas? (?:muy )?pesadas?|"
        r"(?:cargas?|pesos?) "
        r"(?:muy )?(?:pesad[oa]s?|altas?)|(?:levantar|entrenar) (?:muy )?pesado)\b",
        "For a healthy adult who builds up to it, yes. Your plan sets each weight: a beginner keeps two repetitions or more in "
        "reserve for "
        "the first four weeks, and strength comes with sets at 80 % of your best single or more once you are trained. A health "
        "condition, a pregnancy or an injury in your profile sets tighter limits, so keep it up to date.",
        "Para un adulto sano que llega poco a poco, sí. Tu plan pone cada peso: quien empieza deja dos repeticiones o más en "
        "reserva "
        "las primeras cuatro semanas, y la fuerza llega con series al 80 % de tu máximo o más cuando ya tienes base. Una "
        "enfermedad, un "
        "embarazo o una lesión en tu perfil ponen límites más bajos, así que tenlo al día.",
    ),
    "missed": Advice(
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
        r"me salto|me pierdo|falto|no (?:puedo|voy a|llego a) (?:entrenar|ir))\b(?!.*\b(?:weeks?|months?|semanas?|mes(?:es)?)\b)",
        "One missed session does no harm. Go on with the next one and do not squeeze two into a day. If a free day follows, the "
        "plan moves the session there by itself; after a gap of a week or more it comes back a step lighter.",
        "Saltarse una sesión no hace daño. Sigue con la próxima y no metas dos en un día. Si viene un día libre, el plan la mueve "
        "solo; tras una semana o más sin entrenar, vuelve un paso más ligero.",
    ),
    "unfinished": Advice(
        r"\bno (?:llego|llegue|he llegado) a (?:las |todas las )?(?:\d+ )?(?:repeticiones|reps|series)\b|"
        r"\b(?:couldnt|could not|didnt|did not|cant|cannot|dont) (?:\w+ )?(?:finish|complete|hit|reach)(?=$| (?:it|"
        r"them|all|today|yesterday)\b|"
        rf" (?:\w+ ){{0,4}}(?:{SESSION}|{LIFT})\b)|\bno (?:pude|he podido|consegui|puedo) (?:\w+ )?(?:acabar|"
        rf"terminar|completar)"
        rf"(?:lo|la|las|los)?(?=$| (?:todo|hoy|ayer)\b| (?:\w+ ){{0,4}}(?:{SESSION}|{LIFT})\b)",
        "That happens. Log the sets you did with how hard they were, and the next session is set by that. If you stopped because "
        "something hurt or you felt unwell, tell me what it was.",
        "A veces pasa. Anota las series que hiciste y lo duras que fueron, y la próxima sesión sale de ahí. Si paraste porque algo "
        "dolía o te encontrabas mal, cuéntame qué fue.",
    ),
    "in_a_row": Advice(
        r"\b(?:two|2|three|3|consecutive|several|many) (?:\w+ )?days (?:in a row|running|straight|back to back)\b|\bback to "
        r"back (?:days|sessions|"
        r"workouts)\b|\bconsecutive days\b|\b(?:dos|2|tres|3|varios) dias (?:seguidos|consecutivos)\b|\bdias (?:seguidos|"
        r"consecutivos)\b",
        "Two days in a row are fine if they ask different things of you: strength one day and an easy run the next, or upper "
        "body and "
        "then legs. Give the same muscles about two days before they lift hard again, and put no two hard endurance days side by "
        "side. Your plan already keeps to that; “move Thursday to Friday” shows what a change would do.",
        "Dos días seguidos van bien si piden cosas distintas: fuerza un día y carrera suave al siguiente, o tren superior y "
        "luego piernas. "
        "Da a los mismos músculos unos dos días antes de volver a apretarlos y no juntes dos días duros de resistencia. Tu "
        "plan ya lo "
        "cuida; «pasa el jueves al viernes» enseña qué haría un cambio.",
    ),
    "better_now": Advice(
        r"^(?:(?:no|nope|yes|oh|ok|but|and|hey|si|pues|ya) )*(?:im|i am|its|it is|it feels|i feel|feeling|everything is|all is|"
        r"ya estoy|ya me siento|"
        r"me siento|estoy|ya esta|me encuentro|ya me encuentro) (?:(?:all|much|a lot|totally|completely|so|way|mucho|ya|del "
        r"todo|muy) )*(?:fine|better|"
        r"well|all right|alright|recovered|mejor|bien|recuperad[oa])(?: (?:now|again|today|ya|ahora|hoy|otra vez))*$",
        "Good to hear. Begin a little easier than planned and see how it goes. What you told me of a pain, an illness or a "
        "lock stays "
        "until you say that it is over: “my knee no longer hurts”, “the cold is gone”.",
        "Me alegro. Empieza algo más suave de lo previsto y mira cómo va. Lo que me contaste de un dolor, una enfermedad o un "
        "bloqueo "
        "sigue hasta que digas que pasó: «ya no me duele la rodilla», «se me pasó el resfriado».",
    ),
    "back": Advice(
        r"^(?:(?:hi|hey|hello|hola|ok) )*(?:im|i am|i m|ya estoy|estoy|ya|he) (?:back|home again|home|de vuelta|volvi|"
        r"vuelto)(?: (?:from (?:my |the )?"
        r"(?:holidays?|trip|vacation|travel\w*)|de (?:vacaciones|viaje|mi viaje|las vacaciones)|now|again|ya|hoy))*$",
        "Welcome back. Go on with the next session of your plan; do not make up for what fell out. After one week off the "
        "weights come "
        "back a step lighter, after two about 70 % of before, after four you begin gently; log what you do and the plan "
        "follows. If you "
        "told me an absence that ended early, say “undo that” or ask for a new plan.",
        "Qué bien tenerte de vuelta. Sigue con la próxima sesión del plan y no recuperes lo que faltó. Tras una semana sin "
        "entrenar los pesos "
        "vuelven un paso más ligeros, tras dos con cerca del 70 % y tras cuatro se empieza suave; anota lo que hagas y el plan "
        "te sigue. "
        "Si una ausencia acabó antes, di «deshaz eso» o pide un plan nuevo.",
    ),
    "away": Advice(
        r"\b(?:holidays?|vacation|travell?ing|travel|trip|away)\b.*\b(?:week|weeks|days|tomorrow|next|what|train|going|be)\b|"
        r"\bgoing (?:on|away)\b.*\b(?:holidays?|vacation|trip)\b|\bcant train (?:this|next|for|all)\b|"
        r"\b(?:me voy|estare|voy a estar|salgo)\b.*\b(?:vacaciones|viaje|fuera)\b|\b(?:esta|la proxima) semana no (?:puedo|podre) "
        r"(?:entrenar|correr)\b|\bno (?:puedo|podre) entrenar (?:esta|la|en)\b|\bde vacaciones\b",
        "Then take the break; you lose next to nothing in a week or two. You can move a day (“move Thursday to Friday”), "
        "shorten the "
        "sessions (“30 minutes this week”), or train with what is there (“no barbell this week”). When you are back, go on: "
        "the plan "
        "restarts a step lighter after a longer gap.",
        "Pues descansa: en una o dos semanas no se pierde casi nada. Puedes mover un día («pasa el jueves al viernes»), "
        "acortar las "
        "sesiones («30 minutos esta semana») o entrenar con lo que haya («sin barra esta semana»). A la vuelta sigue sin más: tras "
        "una pausa larga el plan empieza un paso más ligero.",
    ),
    "no_gym": Advice(
        r"\bgym\b.*\b(?:closed|shut|full)\b|\b(?:at|from) home\b.*\b(?:what|do|train|workout)\b|\b(?:train|work ?out|"
        r"do)\b.*\bat home\b|"
        r"\bgimnasio\b.*\b(?:cerrado|lleno|cerro)\b|\b(?:en|desde) casa\b.*\b(?:que|hago|entreno|hacer)\b|\b(?:entreno|"
        r"entrenar|hago|"
        r"hacer)\b.*\ben casa\b|\b(?:dont|do not) have (?:a |any |the |my )?(?:bench|rack|barbell|dumbbells?|bands?|kettlebells?|"
        r"weights|equipment)\b|\bno tengo (?:banco|barra|mancuernas|gomas?|bandas?|pesas|material|jaula|kettlebell|rack)\b",
        "Tell me what is missing and I change the plan: “no barbell this week”, “no bench”, “no dumbbells”. Each exercise is then "
        "replaced by one of the same movement that you can do. For good, change your equipment on the Profile page.",
        "Dime qué falta y cambio el plan: «sin barra esta semana», «sin banco», «sin mancuernas». Cada ejercicio se cambia "
        "por otro "
        "del mismo movimiento que puedas hacer. Para siempre, cambia tu material en la página Perfil.",
    ),
    "period": Advice(
        r"^(?:(?:hi|hey|hola|oye),? )?(?:(?:i am|im|m|ive got|i have|i got|got|estoy con|tengo|me (?:vino|bajo|ha venido|ha "
        r"bajado)) )(?:on |my |the |la |mi )*"
        r"(?:period|regla|menstruacion|periodo)(?: (?:today|now|hoy|ya))?(?:,? (?:can|should|do) i (?:still )?(?:train|run|"
        r"work ?out)(?: today)?|"
        r",? (?:puedo )?entren(?:o|ar)(?: igual| hoy)?)?$",
        "You can train as planned if you feel like it; hard days are no harm. If it hurts or you are tired, do the easy "
        "version: fewer "
        "sets, more in reserve, or an easy run, and move a hard day by one or two. If your period stays away for three months "
        "or is "
        "very heavy, see a doctor.",
        "Puedes entrenar como está previsto si te apetece; un día duro no hace daño. Si duele o vas cansada, haz la versión "
        "suave: menos "
        "series, más reserva o una carrera suave, y pasa un día duro uno o dos más allá. Si la regla falta tres meses o es muy "
        "abundante, "
        "ve al médico.",
    ),
    "tired": Advice(
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
        r"le doy) (?:fuerte|duro|a tope)\b",
        "One tired day or one short night changes little: start easy, and if the warm-up does not wake you, do fewer sets, "
        "keep more in "
        "reserve, or say “make it easier”. Several such days in a row, poor sleep, or a resting heart rate above your own range: "
        "take the rest day. If you feel ill, do not train; tell me what you feel.",
        "Un día de cansancio o una noche corta cambian poco: empieza suave, y si el calentamiento no te despierta, haz menos "
        "series, "
        "deja más reserva o dime «más fácil». Si son varios días seguidos, duermes mal o tu pulso en reposo está por encima de tu "
        "margen: descansa. Si te encuentras mal, no entrenes y cuéntame qué notas.",
        own="readiness",
    ),
}  # fmt: skip
