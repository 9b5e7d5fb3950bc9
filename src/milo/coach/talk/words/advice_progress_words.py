"""General questions about running, getting stronger and what becomes of the weeks, in two languages.

Sources: Milo's references training.md 2.1 to 2.6 and 2.9, and recovery-and-burnout.md; the texts themselves are ours.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT, SESSION

OF_PROGRESS: dict[str, str] = {
    "train_time": (
        r"\b(?:what|which|best) (?:time|hour)(?: of (?:the )?day)?(?: is best)? (?:should i |do i |to |for )(?:train\w*|work ?out|"
        r"run|lift|exercise)|\ba que hora (?:debo |deberia |es mejor |me conviene )?(?:entren\w+|corr\w+|ir al gimnasio)\b|"
        r"\bmejor hora (?:para|de) (?:entrenar|correr)\b|\b(?:can|could|should|may) i (?:do|train|run|lift|work ?out)(?: it| "
        r"this| that| them)? (?:in the|at|"
        r"later|tonight|early|before|after) ?(?:\w+ )?(?:morning|evening|night|afternoon|noon|lunch\w*|work|breakfast|tonight|"
        r"today|dinner)\b|"
        r"\b(?:puedo|debo) (?:hacerlo|entrenar|correr|hacerla) (?:por|a|de|antes|despues|mas) (?:la |el |del? )?(?:manana|"
        r"tarde|noche|mediodia|"
        r"trabajo|desayun\w+|comer|cenar)\b|\b(?:i (?:prefer|like|usually|always)|prefiero|me gusta|suelo|siempre) (?:to "
        r")?(?:run|train|lift|"
        r"work ?out|exercise|running|training|corr\w+|entren\w+|nadar|ir al gimnasio) (?:in the|at|early|late|before|after|por "
        r"la|de|a|antes|"
        r"despues|temprano|tarde) ?(?:(?:the|la|el|del?) )?(?:morning|evening|night|afternoon|noon|lunch|work|breakfast|manana|"
        r"tarde|noche|"
        r"mediodia|trabajo|desayunar)?\b"),
    "treadmill": (
        r"^(?!.*\b(?:rain\w*|snow\w*|storm\w*|ice|icy|llueve|llov\w+|lluvia|nieva|nieve|tormenta|hielo)\b).*(?:\b(?:do|run|"
        r"walk|swap|hacer|"
        r"correr|caminar|andar|rodar|haga|hago|running|walking) (?:\w+ ){0,4}(?:on|in|en|inside|indoors) ?(?:the |a |la |una "
        r")?(?:treadmill|cinta)\b|"
        r"\b(?:treadmill|cinta)\b.*\b(?:instead|ok|okay|fine|count|counts|same|vale|igual|cuenta|en vez)\b)"),
    "weather": (
        r"^(?:and |but |y |pero )?(?:what )?(?:if|si) (?:it |its |it is |the weather |there |hace |esta |hay )?(?:is |s "
        r")?(?:rains?|raining|snows?|"
        r"snowing|bad|too cold|icy|(?:a )?storm|llueve|lloviendo|nieva|mal tiempo|tormenta|mucho frio|hielo)\b|"
        r"\b(?:run|train|ride|cycle|go out|exercise|correr|corro|entren\w+|salir|salgo)\b.*\b(?:rain\w*|snow\w*|storm|llueve|"
        r"lluvia|lloviendo|nieve|nieva|tormenta)\b|\b(?:rain\w*|snow\w*|llueve|llov\w+|lluvia|nieva)\b.*\b(?:run|walk|ride|"
        r"train|inside|"
        r"indoors|treadmill|correr|caminar|andar|dentro|cinta|entren\w+|salir)\b|\b(?:walk|run|ride|do it|it|walking|running) "
        r"(?:inside|indoors|on "
        r"(?:the|a) (?:treadmill|exercise bike|indoor bike|turbo))\b|\b(?:correr|caminar|andar|hacerlo|rodar) (?:dentro|en "
        r"(?:la )?cinta|bajo techo)\b"),
    "when_reach": (
        rf"\bhow long\b.*\b(?:until|till|til|before) i (?:can|could|will)\b.*\b(?:{LIFT}|plank|dips?|push ?ups?)\b|"
        rf"\bcuanto (?:falta|tardo|tardare|tiempo)\b.*\b(?:para|hasta|en) (?:poder )?(?:hacer|que haga|que "
        rf"pueda)\b.*\b(?:{LIFT}|flexiones|plancha|fondos)\b|"
        rf"\b(?:how long|when)\b.*\b(?:until|till|til|before|to|will|can)\b.*\b{LIFT}\b.*\b\d+ ?(?:kg|kilos|lbs?|pounds)\b|"
        rf"\b(?:cuanto|cuando)\b.*\b(?:para|hasta|podre|en)\b.*\b{LIFT}\b.*\b\d+ ?(?:kg|kilos)\b"),
    "plateau": (
        r"\b(?:stuck|plateau\w*|stalled|not (?:improving|progressing|going up)|estancad[oa]|no (?:subo|mejoro|progreso|avanzo))\b"),
    "run_faster": (
        r"\b(?:run|get|become|be) (?:\w+ )?faster\b|\b(?:improve|increase|better) (?:my )?(?:pace|speed|running|endurance|"
        r"stamina|5k|"
        r"10k|vo2 ?max)\b|\bcorr\w+ mas rapido\b|\bmejor\w+ (?:mi |el |la )?(?:ritmo|velocidad|resistencia|marca|fondo|vo2 "
        r"?max|carrera)\b|"
        r"\bcorr\w+ tan (?:despacio|lento)\b"),
    "race_time": (
        r"\b(?:my (?:goal|target|aim)|mi (?:objetivo|meta)|i (?:want|would like|hope) to|quiero|me gustaria) (?:is |es |to "
        r")*(?:run |break |go |do |"
        r"finish |a |correr |hacer |acabar )*(?:sub|under|below|bajar de|menos de|por debajo de)[ -]?(?:\d|an hour|una hora|"
        r"two hours|dos horas)|"
        r"^how fast (?:will|can|could) i (?:be|run|go)(?: by then| on the day| then)?$|\bhow (?:long|fast|much time) (?:will|"
        r"would|might|can|could)\b.*\b(?:marathon|half|race|10k|5k)\b.*\b(?:take|"
        r"finish|run|be)\b|"
        r"\b(?:can|could|will) i (?:run|do|finish|make|break)\b.*\b(?:marathon|5k|10k|half|race|under|sub|hours?)\b|"
        r"\b(?:predict\w*|race time|"
        r"finish(?:ing)? time|goal (?:time|pace)|race pace|target (?:time|pace))\b|\b(?:a que ritmo|en cuanto|que tiempo|"
        r"cuanto (?:tiempo )?(?:tardare|(?:voy|vamos) a tardar|me (?:llevara|va a llevar)))\b.*\b(?:hare|"
        r"haria|correre|la media|el maraton|la maraton|la carrera|puedo)\b|\bpuedo (?:correr|hacer|acabar|"
        r"bajar)\b.*\b(?:media|maraton|10k|5k|"
        r"carrera|horas?|menos de)\b|\britmo de (?:carrera|competicion)\b"),
    "vo2max_mine": (
        r"\b(?:my|mi) vo2 ?max\b"),
    "easy_pace": (
        r"\b(?:going|running|run) too fast\b|\b(?:cant|cannot|couldnt|can|could|able to|should i be able to) (?:\w+ )?(?:talk|"
        r"speak|chat|hold a conversation)\b"
        r".*\b(?:pace|runs?|running|tempo|threshold|intervals?|sprints?)\b|\btalk test\b|\btest del habla\b|\b(?:no puedo|"
        r"puedo|no podia|poder|deberia poder|"
        r"no consigo) (?:\w+ )?(?:hablar|mantener una conversacion|charlar)\b.*\b(?:ritmo|series|rodajes?|corr\w+|carrera|"
        r"tirada|cuestas)\b|"
        r"\b(?:en|al hacer|durante) (?:las |los )?(?:series|rodajes|cuestas)\b.*\bno (?:puedo|podia) hablar\b|"
        r"\b(?:easy|slow|zone 2) (?:pace|run pace)\b|\bhow (?:slow|easy)\b|"
        r"\bpace\b.*\b(?:zone 2|easy)\b|\b(?:a )?que ritmo\b.*\b(?:rodajes?|carreras? suaves?|suaves|faciles)\b|"
        r"\b(?:voy|corro|ir) demasiado (?:rapido|deprisa|lento|despacio)\b|\britmo\b.*\b(?:zona 2|z2|suave|facil)\b"),
    "why_easy": (
        r"\bwhy\b.*\b(?:zone 2|z2|(?:so )?(?:slow|easy)(?: runs?| days?)?)\b(?!.*\btoday\b)|\bpor que\b.*\b(?:zona 2|z2|"
        r"(?:tan |tantos dias |"
        r"dias )(?:suaves?|faciles|despacio|lento))\b(?!.*\bhoy\b)|"
        r"\bpor que (?:es |esta )?(?:el |mi )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:es |esta "
        r")?(?:muy )?(?:suave|facil)$"),
    "why_rest": (
        r"\bwhy\b.*\brest days?\b|\bpor que\b.*\b(?:tantos )?(?:dias de )?descanso\b|\bpor que descanso\b"),
    "get_stronger": (
        rf"\bhow (?:can|do|to|should|could)\b.*\b(?:stronger|improve|increase|get better|boost)\b.*\b{LIFT}|\bprogress to\b|"
        rf"\bfirst (?:pull|chin|push|muscle) ?ups?\b|(?<!did i )(?<!have i )\b(?:get|become) stronger\b"
        r"(?! and)|\bbuild (?:more )?(?:muscle|strength)\b|\b(?:want|get|grow|build|bigger)\b.*\b(?:biceps|arms?|chest|legs|glutes|"
        r"shoulders|back|muscles?)\b|\b(?:add|more)\b.*\b(?:arms?|leg|chest|back|glutes?|shoulder|abs|core) (?:work|sets|"
        r"exercises?)\b|"
        rf"\bcomo (?:puedo |podria )?(?:mejor\w+|aument\w+|subir|subo)\b.*\b{LIFT}|\b(?:ponerme|ser|hacerme|estar) mas fuerte\b|"
        r"\b(?:quiero|ganar|gano|mas)\b.*\b(?:biceps|brazos?|pecho|piernas?|gluteos?|hombros?|espalda|musculo)\b"),
    "abs_fat": (
        r"\b(?:abs|six ?pack|belly fat|love handles|tone|toned)\b(?!.*\b(?:sets|how do i do)\b).*|\bconsig\w+ abdominales\b|"
        r"\bmarcar abdominales\b|"
        r"\b(?:perder|pierdo|quitar|quito|bajar|eliminar)\b.*\b(?:barriga|tripa|michelines|abdomen)\b|\btonificar\b"),
    "hills": (
        r"\b(?:more|some|add|put|do|should i (?:run|do|train)|mas|ponme|anade\w*|haz\w*|quiero|debo (?:hacer|correr)|cuando "
        r"hago) (?:\w+ ){0,2}"
        r"(?:hills?|hill (?:repeats|sprints|work|training)|cuestas|elevation|desnivel)\b|^(?:hills?|hill (?:repeats|training)|"
        r"cuestas)$"),
    "cadence": (
        r"\b(?:cadence|steps per minute|cadencia|pasos por minuto)\b"),
    "shoes": (
        r"\b(?:shoes|trainers|sneakers|zapatillas|tenis)\b"),
    "cramps": (
        r"^(?!.*\b(?:stomach|tummy|belly|period|menstrual|abdom\w+|pregnan\w*|dark|urine|pee|swollen|chest|barriga|tripa|"
        r"estomago|regla|"
        r"menstrual\w*|embaraz\w*|oscur\w+|orina|pis|hinchad\w+|pecho)\b).*\b(?:cramps?|cramping|charley horse|calambres?|"
        r"acalambr\w+|se me sube(?:n)? (?:el gemelo|los gemelos|la bola))\b"),
    "sore": (
        r"^(?!.*\b(?:neck|chest|throat|head|jaw|eyes?|stomach|tummy|belly|tooth|teeth|gums?|joints?|knees?|ankles?|wrists?|elbows?|"
        r"shoulder|groin|fever|flu|cold|cuello|pecho|garganta|fiebre|gripe)\b)(?=.*\b(?:muscles?|legs?|arms?|quads?|hamstrings?|"
        r"glutes?|calves|calf|abs|thighs?|biceps|triceps|lats|traps|shoulders|pecs|gym|yesterdays?|train\w*|work(?:ed)? ?outs?|"
        rf"lifting|running|ran|{SESSION}|{LIFT})\b).*\b(?:sore|aching|stiff)\b|"
        r"^(?:i am |im |i feel |still |so |very |really |a bit |too |pretty )*sore(?: (?:today|all over|everywhere|still))*$|"
        r"\b(?:soreness|doms|agujetas)\b|\bme duelen las (?:piernas|brazos|musculos)\b.*\b(?:ayer|entren\w+|"
        r"sesion)\b"),
    "more_work": (
        r"\b(?:can i|could i|may i|should i) (?:do more|add (?:a|an|another|more|some)|train (?:twice|every|two)|do two|go "
        r"again)\b|"
        r"\b(?:train\w*|work ?out|exercise) (?:every ?day|daily|twice a day)\b|\bpuedo (?:hacer mas|anadir|entrenar (?:dos "
        r"veces|cada dia))\b|"
        r"\b(?:doble sesion|dos veces al dia)\b|\bentren\w+ (?:cada dia|a diario)\b"),
    "cardio": (
        r"\bcardio\b.*\b(?:before|after|much|often|should|first|enough|need|burn|kill|same day|antes|despues|cuanto|debo|"
        r"necesito)\b|"
        r"\b(?:how much|how often|should i|can i|cuanto|debo|puedo|need)\b.*\bcardio\b|"
        r"\b(?:train|exercise|work ?out|do (?:something|anything)|entrenar|hacer (?:algo|ejercicio))\b.*\b(?:on|en) (?:my |mis "
        r"|los )?"
        r"(?:rest days?|days? off|dias? de descanso)\b|\bwhat (?:can|should) i do on (?:my )?rest days?\b|"
        r"\bque (?:puedo hacer|hago) (?:en )?(?:los|mis) dias de descanso\b"),
    "results": (
        r"\b(?:see|notice|get|take|before)\b.*\b(?:results|changes)\b|\b(?:ver|notar|vere|notare)\b.*\b(?:resultados|cambios)\b"),
    "bar_weight": (
        r"\b(?:bar|barbell)\b.*\bweigh|\b(?:pesa|peso de) la barra\b|\binclud\w+ the bar\b|\bcuenta la barra\b"),
    "motivation": (
        r"\b(?:motivat\w+|bored|boring|lazy|cant be bothered|dont feel like|not in the mood|lost interest|motiva(?:me|cion|"
        r"r)?|pereza|"
        r"me aburr\w+|aburrid[oa]|sin ganas|no (?:tengo|me dan) ganas|no me apetece)\b"),
    "new_plan": (
        r"\b(?:make|build|give|create|want|need|start|get)\b.*\b(?:new|another|different|fresh) (?:plan|program\w*|routine)\b|"
        r"\b(?:\w+[ -]day|full body|upper lower|push pull legs|ppl|bro) split\b|\bi (?:want to|wanna|would like to|am going "
        r"to|signed up)\b"
        r".*\b(?:marathon|half|10k|5k|race|triathlon|compete)\b|\bgive me a (?:cardio|strength|core|mobility|leg) (?:session|"
        r"workout)\b|"
        r"\b(?:haz|hazme|quiero|dame|crea\w*|necesito)\b.*\b(?:otro|un) (?:plan|programa|rutina)(?: nuevo| distinto)?\b|"
        r"\bnueva rutina\b|\b(?:plan|program\w*)\b.*\b(?:longer|mas largo)\b|\b(?:extend|lengthen|alarga\w*|extiende) (?:my |"
        r"the |mi |el )?plan\b|"
        r"\bquiero (?:correr|hacer|preparar)\b.*\b(?:maraton|media|10k|5k|carrera|triatlon)\b"),
}  # fmt: skip
