"""General questions about running, getting stronger and what becomes of the weeks, in two languages.

Sources: Milo's references training.md 2.1 to 2.6 and 2.9, and recovery-and-burnout.md; the texts themselves are ours.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT, SESSION, Advice

OF_PROGRESS: dict[str, Advice] = {
    "train_time": Advice(
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
        r"mediodia|trabajo|desayunar)?\b",
        "At the time you can keep; the body gets used to it. Leave some hours between a "
        "hard session and bed if it costs you sleep.",
        "A la hora que puedas mantener; el cuerpo se acostumbra. Deja unas horas entre una "
        "sesión dura y la cama si te quita el sueño.",
    ),
    "treadmill": Advice(
        r"^(?!.*\b(?:rain\w*|snow\w*|storm\w*|ice|icy|llueve|llov\w+|lluvia|nieva|nieve|tormenta|hielo)\b).*(?:\b(?:do|run|"
        r"walk|swap|hacer|"
        r"correr|caminar|andar|rodar|haga|hago|running|walking) (?:\w+ ){0,4}(?:on|in|en|inside|indoors) ?(?:the |a |la |una "
        r")?(?:treadmill|cinta)\b|"
        r"\b(?:treadmill|cinta)\b.*\b(?:instead|ok|okay|fine|count|counts|same|vale|igual|cuenta|en vez)\b)",
        "The same minutes at the same effort count the same on a treadmill, intervals too. Go by breath and zone rather than "
        "by its speed, "
        "begin slower than outside, keep the safety clip on, and have air and water: it is warmer inside.",
        "Los mismos minutos con el mismo esfuerzo cuentan igual en la cinta, también las series. Guíate por la respiración y "
        "la zona más que "
        "por su velocidad, empieza más despacio que fuera, ponte el clip de seguridad y ten aire y agua: dentro hace más calor.",
    ),
    "weather": Advice(
        r"^(?:and |but |y |pero )?(?:what )?(?:if|si) (?:it |its |it is |the weather |there |hace |esta |hay )?(?:is |s "
        r")?(?:rains?|raining|snows?|"
        r"snowing|bad|too cold|icy|(?:a )?storm|llueve|lloviendo|nieva|mal tiempo|tormenta|mucho frio|hielo)\b|"
        r"\b(?:run|train|ride|cycle|go out|exercise|correr|corro|entren\w+|salir|salgo)\b.*\b(?:rain\w*|snow\w*|storm|llueve|"
        r"lluvia|lloviendo|nieve|nieva|tormenta)\b|\b(?:rain\w*|snow\w*|llueve|llov\w+|lluvia|nieva)\b.*\b(?:run|walk|ride|"
        r"train|inside|"
        r"indoors|treadmill|correr|caminar|andar|dentro|cinta|entren\w+|salir)\b|\b(?:walk|run|ride|do it|it|walking|running) "
        r"(?:inside|indoors|on "
        r"(?:the|a) (?:treadmill|exercise bike|indoor bike|turbo))\b|\b(?:correr|caminar|andar|hacerlo|rodar) (?:dentro|en "
        r"(?:la )?cinta|bajo techo)\b",
        "Rain does no harm: dress for it and go slower where it is slippery. In a thunderstorm, on ice or in heavy wind stay "
        "inside, or move the day: “move today to tomorrow”. A treadmill, an indoor bike or brisk stairs for the same minutes "
        "at the "
        "same effort count the same.",
        "La lluvia no hace daño: abrígate bien y ve más despacio donde resbale. Con tormenta, hielo o viento fuerte quédate "
        "dentro o mueve el día: «pasa lo de hoy a mañana». La cinta, la bici estática o unas escaleras a buen paso, los mismos "
        "minutos y con el mismo esfuerzo, cuentan igual.",
    ),
    "when_reach": Advice(
        rf"\bhow long\b.*\b(?:until|till|til|before) i (?:can|could|will)\b.*\b(?:{LIFT}|plank|dips?|push ?ups?)\b|"
        rf"\bcuanto (?:falta|tardo|tardare|tiempo)\b.*\b(?:para|hasta|en) (?:poder )?(?:hacer|que haga|que "
        rf"pueda)\b.*\b(?:{LIFT}|flexiones|plancha|fondos)\b|"
        rf"\b(?:how long|when)\b.*\b(?:until|till|til|before|to|will|can)\b.*\b{LIFT}\b.*\b\d+ ?(?:kg|kilos|lbs?|pounds)\b|"
        rf"\b(?:cuanto|cuando)\b.*\b(?:para|hasta|podre|en)\b.*\b{LIFT}\b.*\b\d+ ?(?:kg|kilos)\b",
        "I promise no day for a weight: nights, food and how often you train decide it. Ask “how is my squat going” to see the "
        "line you are on, and let the plan add the next small step.",
        "No prometo un día para un peso: lo deciden el sueño, la comida y cuánto entrenas. Pregunta «cómo va mi sentadilla» para "
        "ver tu línea y deja que el plan suba el próximo paso pequeño.",
    ),
    "plateau": Advice(
        r"\b(?:stuck|plateau\w*|stalled|not (?:improving|progressing|going up)|estancad[oa]|no (?:subo|mejoro|progreso|avanzo))\b",
        "First look at sleep, food and how many sessions you really did. Then change one thing: a set more a week, other "
        "repetitions "
        "(heavier with fewer, or lighter with more), or a near exercise for a while. Ask “how is my squat going” to see the line.",
        "Mira primero el sueño, la comida y cuántas sesiones hiciste de verdad. Luego cambia una sola cosa: una serie más por "
        "semana, "
        "otras repeticiones (más peso y menos, o menos peso y más) o un ejercicio parecido un tiempo. Pregunta «cómo va mi "
        "sentadilla» para ver la línea.",
    ),
    "run_faster": Advice(
        r"\b(?:run|get|become|be) (?:\w+ )?faster\b|\b(?:improve|increase|better) (?:my )?(?:pace|speed|running|endurance|"
        r"stamina|5k|"
        r"10k|vo2 ?max)\b|\bcorr\w+ mas rapido\b|\bmejor\w+ (?:mi |el |la )?(?:ritmo|velocidad|resistencia|marca|fondo|vo2 "
        r"?max|carrera)\b|"
        r"\bcorr\w+ tan (?:despacio|lento)\b",
        "Most of it comes from running often and easy, so that you can talk, week after week; a little of it from one or two hard "
        "sessions a week, and from enough sleep. That is how your plan is built: keep the easy days truly easy and the hard "
        "ones hard.",
        "Casi todo viene de correr a menudo y suave, pudiendo hablar, semana tras semana; un poco viene de una o dos sesiones "
        "duras "
        "por semana y de dormir bastante. Así está hecho tu plan: que los días suaves sean suaves de verdad y los duros, duros.",
    ),
    "race_time": Advice(
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
        r"carrera|horas?|menos de)\b|\britmo de (?:carrera|competicion)\b",
        "I do not promise a race time: weather, course and the day decide too much of it. A hard recent effort over a shorter "
        "distance "
        "tells you most; start a little slower than it suggests and speed up late.",
        "No prometo un tiempo de carrera: el clima, el recorrido y el día deciden demasiado. Lo que más dice es un esfuerzo fuerte "
        "reciente en una distancia más corta; empieza algo más lento de lo que sugiere y aprieta al final.",
    ),
    "vo2max_mine": Advice(
        r"\b(?:my|mi) vo2 ?max\b",
        "I do not guess a VO2max. A test on the Lab page gives one and keeps it there; a watch only estimates it, so watch "
        "its line, "
        "not the number.",
        "No adivino el VO2max. Una prueba en la página Lab lo da y lo guarda allí; un reloj solo lo estima, así que fíjate en "
        "la línea y no en el número.",
    ),
    "easy_pace": Advice(
        r"\b(?:going|running|run) too fast\b|\b(?:cant|cannot|couldnt|can|could|able to|should i be able to) (?:\w+ )?(?:talk|"
        r"speak|chat|hold a conversation)\b"
        r".*\b(?:pace|runs?|running|tempo|threshold|intervals?|sprints?)\b|\btalk test\b|\btest del habla\b|\b(?:no puedo|"
        r"puedo|no podia|poder|deberia poder|"
        r"no consigo) (?:\w+ )?(?:hablar|mantener una conversacion|charlar)\b.*\b(?:ritmo|series|rodajes?|corr\w+|carrera|"
        r"tirada|cuestas)\b|"
        r"\b(?:en|al hacer|durante) (?:las |los )?(?:series|rodajes|cuestas)\b.*\bno (?:puedo|podia) hablar\b|"
        r"\b(?:easy|slow|zone 2) (?:pace|run pace)\b|\bhow (?:slow|easy)\b|"
        r"\bpace\b.*\b(?:zone 2|easy)\b|\b(?:a )?que ritmo\b.*\b(?:rodajes?|carreras? suaves?|suaves|faciles)\b|"
        r"\b(?:voy|corro|ir) demasiado (?:rapido|deprisa|lento|despacio)\b|\britmo\b.*\b(?:zona 2|z2|suave|facil)\b",
        "Go by talking: on easy runs you can speak in whole sentences. If you can only say a few words, slow down or walk; "
        "hills and "
        "heat make the same pace harder. With heart rate, stay in your zone 2 (ask “what are my zones”).",
        "Guíate por el habla: en las carreras suaves puedes hablar con frases enteras. Si solo te salen unas palabras, afloja o "
        "camina; las cuestas y el calor endurecen el mismo ritmo. Con pulsómetro, quédate en tu zona 2 (pregunta «cuáles son mis "
        "zonas»).",
    ),
    "why_easy": Advice(
        r"\bwhy\b.*\b(?:zone 2|z2|(?:so )?(?:slow|easy)(?: runs?| days?)?)\b(?!.*\btoday\b)|\bpor que\b.*\b(?:zona 2|z2|"
        r"(?:tan |tantos dias |"
        r"dias )(?:suaves?|faciles|despacio|lento))\b(?!.*\bhoy\b)|"
        r"\bpor que (?:es |esta )?(?:el |mi )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:es |esta "
        r")?(?:muy )?(?:suave|facil)$",
        "Easy work builds endurance and can be done often, because it costs little recovery; hard work helps only when you come "
        "to it rested. So most minutes of the week are easy, in zone 2, and few are hard.",
        "Ir suave da resistencia y se puede hacer a menudo, porque cuesta poca recuperación; lo duro solo sirve si llegas "
        "descansado. Por eso la mayoría de los minutos de la semana son suaves, en zona 2, y pocos son duros.",
    ),
    "why_rest": Advice(
        r"\bwhy\b.*\brest days?\b|\bpor que\b.*\b(?:tantos )?(?:dias de )?descanso\b|\bpor que descanso\b",
        "You get fitter while you rest from training, not in it. Rest days stand between sessions of the same muscles, and "
        "how many "
        "there are follows from the days a week you asked for. For another, say for instance “train 5 days a week”.",
        "Se mejora al descansar del entrenamiento, no durante él. Los descansos separan las sesiones de los mismos músculos, y "
        "cuántos hay depende de los días por semana que pediste. Si quieres otro, di por ejemplo «quiero entrenar 5 días por "
        "semana».",
    ),
    "get_stronger": Advice(
        rf"\bhow (?:can|do|to|should|could)\b.*\b(?:stronger|improve|increase|get better|boost)\b.*\b{LIFT}|\bprogress to\b|"
        rf"\bfirst (?:pull|chin|push|muscle) ?ups?\b|(?<!did i )(?<!have i )\b(?:get|become) stronger\b"
        r"(?! and)|\bbuild (?:more )?(?:muscle|strength)\b|\b(?:want|get|grow|build|bigger)\b.*\b(?:biceps|arms?|chest|legs|glutes|"
        r"shoulders|back|muscles?)\b|\b(?:add|more)\b.*\b(?:arms?|leg|chest|back|glutes?|shoulder|abs|core) (?:work|sets|"
        r"exercises?)\b|"
        rf"\bcomo (?:puedo |podria )?(?:mejor\w+|aument\w+|subir|subo)\b.*\b{LIFT}|\b(?:ponerme|ser|hacerme|estar) mas fuerte\b|"
        r"\b(?:quiero|ganar|gano|mas)\b.*\b(?:biceps|brazos?|pecho|piernas?|gluteos?|hombros?|espalda|musculo)\b",
        "Train it about twice a week, with one to three repetitions in reserve, add a little whenever the plan says so, sleep, and "
        "eat enough protein. More sets help up to a point: some 10 to 20 hard sets a week for a muscle. You can add work on the "
        "Plan page, under “edit as text”, or swap an exercise for one you prefer.",
        "Entrénalo unas dos veces por semana, con una a tres repeticiones en reserva, sube un poco cuando lo diga el plan, "
        "duerme y "
        "come bastante proteína. Más series ayudan hasta cierto punto: unas 10 a 20 series duras por semana para un músculo. "
        "Puedes "
        "añadir trabajo en la página Plan, en el texto del plan, o cambiar un ejercicio por otro que prefieras.",
    ),
    "abs_fat": Advice(
        r"\b(?:abs|six ?pack|belly fat|love handles|tone|toned)\b(?!.*\b(?:sets|how do i do)\b).*|\bconsig\w+ abdominales\b|"
        r"\bmarcar abdominales\b|"
        r"\b(?:perder|pierdo|quitar|quito|bajar|eliminar)\b.*\b(?:barriga|tripa|michelines|abdomen)\b|\btonificar\b",
        "No exercise takes fat from one place. Train your trunk and the whole body, walk, sleep, and keep to your food "
        "targets; where "
        "fat goes first is up to your body. Milo keeps any deficit small and never below the energy floor.",
        "Ningún ejercicio quita grasa de un solo sitio. Entrena el tronco y todo el cuerpo, camina, duerme y sigue tus "
        "objetivos de "
        "comida; de dónde se va antes la grasa lo decide tu cuerpo. Milo mantiene cualquier déficit pequeño y nunca por debajo del "
        "mínimo de energía.",
    ),
    "hills": Advice(
        r"\b(?:more|some|add|put|do|should i (?:run|do|train)|mas|ponme|anade\w*|haz\w*|quiero|debo (?:hacer|correr)|cuando "
        r"hago) (?:\w+ ){0,2}"
        r"(?:hills?|hill (?:repeats|sprints|work|training)|cuestas|elevation|desnivel)\b|^(?:hills?|hill (?:repeats|training)|"
        r"cuestas)$",
        "The plan goes by minutes and effort, not by course: run an easy run or the intervals of your plan uphill when you "
        "like, by the same "
        "zone and breath, so slower. Hills load calves and Achilles more, and the way down the thighs: begin with few, once a "
        "week, none "
        "with pain there.",
        "El plan va por minutos y esfuerzo, no por recorrido: haz cuesta arriba un rodaje suave o las series de tu plan cuando "
        "quieras, con la "
        "misma zona y la misma respiración, o sea más despacio. Las cuestas cargan más los gemelos y el Aquiles, y las bajadas "
        "los muslos: "
        "empieza con pocas, una vez por semana, y ninguna si duele ahí.",
    ),
    "cadence": Advice(
        r"\b(?:cadence|steps per minute|cadencia|pasos por minuto)\b",
        "Do not chase a number: most runners turn over between about 160 and 180 steps a minute, more when faster. If you land far "
        "ahead of you, slightly shorter and quicker steps feel softer.",
        "No persigas un número: la mayoría corre entre unos 160 y 180 pasos por minuto, más si va más rápido. Si pisas muy por "
        "delante, unos pasos algo más cortos y rápidos resultan más suaves.",
    ),
    "shoes": Advice(
        r"\b(?:shoes|trainers|sneakers|zapatillas|tenis)\b",
        "I recommend no brand or model. Take the pair that feels comfortable from the first step, with a thumb's width before your "
        "toes, and change old ones gradually. For lifting, a flat firm sole is easier.",
        "No recomiendo marcas ni modelos. Elige el par cómodo desde el primer paso, con un dedo de espacio delante, y cambia las "
        "viejas poco a poco. Para las pesas va mejor una suela plana y firme.",
    ),
    "cramps": Advice(
        r"^(?!.*\b(?:stomach|tummy|belly|period|menstrual|abdom\w+|pregnan\w*|dark|urine|pee|swollen|chest|barriga|tripa|"
        r"estomago|regla|"
        r"menstrual\w*|embaraz\w*|oscur\w+|orina|pis|hinchad\w+|pecho)\b).*\b(?:cramps?|cramping|charley horse|calambres?|"
        r"acalambr\w+|se me sube(?:n)? (?:el gemelo|los gemelos|la bola))\b",
        "In a cramp stop, stretch the muscle slowly and breathe out; walk it off and go on more gently. They come in tired "
        "muscles, in "
        "efforts longer or harder than usual and in the heat: build up gradually, and eat and drink as usual. If they come "
        "often or at "
        "rest, or with swelling, weakness or dark urine, have a doctor look.",
        "Con un calambre para, estira el músculo despacio y suelta el aire; camina un poco y sigue más suave. Vienen en músculos "
        "cansados, en esfuerzos más largos o duros de lo habitual y con calor: sube poco a poco, y come y bebe como "
        "siempre. Si vienen a "
        "menudo o en reposo, o con hinchazón, debilidad u orina oscura, que lo vea un médico.",
    ),
    "sore": Advice(
        r"^(?!.*\b(?:neck|chest|throat|head|jaw|eyes?|stomach|tummy|belly|tooth|teeth|gums?|joints?|knees?|ankles?|wrists?|elbows?|"
        r"shoulder|groin|fever|flu|cold|cuello|pecho|garganta|fiebre|gripe)\b)(?=.*\b(?:muscles?|legs?|arms?|quads?|hamstrings?|"
        r"glutes?|calves|calf|abs|thighs?|biceps|triceps|lats|traps|shoulders|pecs|gym|yesterdays?|train\w*|work(?:ed)? ?outs?|"
        rf"lifting|running|ran|{SESSION}|{LIFT})\b).*\b(?:sore|aching|stiff)\b|"
        r"^(?:i am |im |i feel |still |so |very |really |a bit |too |pretty )*sore(?: (?:today|all over|everywhere|still))*$|"
        r"\b(?:soreness|doms|agujetas)\b|\bme duelen las (?:piernas|brazos|musculos)\b.*\b(?:ayer|entren\w+|"
        r"sesion)\b",
        "Muscle soreness after new or hard work is usual and gone in a few days. Move easily, train other muscles, and come "
        "back to the "
        "sore ones when they feel better. It is no aim and no measure of a good session. A sharp pain, one in a joint, or one that "
        "gets worse is something else: tell me where it is.",
        "Las agujetas tras un trabajo nuevo o duro son normales y pasan en unos días. Muévete suave, entrena otros músculos y "
        "vuelve a "
        "esos cuando estén mejor. No son un fin ni miden si la sesión fue buena. Un dolor agudo, en una articulación o que va "
        "a más es "
        "otra cosa: dime dónde es.",
    ),
    "more_work": Advice(
        r"\b(?:can i|could i|may i|should i) (?:do more|add (?:a|an|another|more|some)|train (?:twice|every|two)|do two|go "
        r"again)\b|"
        r"\b(?:train\w*|work ?out|exercise) (?:every ?day|daily|twice a day)\b|\bpuedo (?:hacer mas|anadir|entrenar (?:dos "
        r"veces|cada dia))\b|"
        r"\b(?:doble sesion|dos veces al dia)\b|\bentren\w+ (?:cada dia|a diario)\b",
        "Keep to what is planned and take the good day as a sign that it works; a repetition or two more in the last set is "
        "fine, log "
        "it and the plan rises by itself. Every muscle needs a day or two between hard sessions, and every week a day of "
        "rest; a walk or "
        "easy mobility is always welcome.",
        "Sigue lo previsto y toma el buen día como señal de que funciona; una o dos repeticiones más en la última serie están "
        "bien, "
        "anótalas y el plan sube solo. Cada músculo necesita uno o dos días entre sesiones duras, y cada semana un día de "
        "descanso; un "
        "paseo o movilidad suave siempre vienen bien.",
    ),
    "cardio": Advice(
        r"\bcardio\b.*\b(?:before|after|much|often|should|first|enough|need|burn|kill|same day|antes|despues|cuanto|debo|"
        r"necesito)\b|"
        r"\b(?:how much|how often|should i|can i|cuanto|debo|puedo|need)\b.*\bcardio\b|"
        r"\b(?:train|exercise|work ?out|do (?:something|anything)|entrenar|hacer (?:algo|ejercicio))\b.*\b(?:on|en) (?:my |mis "
        r"|los )?"
        r"(?:rest days?|days? off|dias? de descanso)\b|\bwhat (?:can|should) i do on (?:my )?rest days?\b|"
        r"\bque (?:puedo hacer|hago) (?:en )?(?:los|mis) dias de descanso\b",
        "For health, 150 to 300 minutes a week of easy to moderate work are a good measure, or about half of it hard. On one "
        "day with "
        "strength, do first what your goal is; best with some hours between. Easy cardio costs little strength. On a rest day a "
        "walk or easy mobility is fine; hard work there takes the rest away.",
        "Para la salud, una buena medida son de 150 a 300 minutos por semana suaves o moderados, o cerca de la mitad si son "
        "duros. El "
        "mismo día que la fuerza, haz primero lo que sea tu objetivo; mejor con unas horas entre medias. El cardio suave "
        "cuesta poca "
        "fuerza.",
    ),
    "results": Advice(
        r"\b(?:see|notice|get|take|before)\b.*\b(?:results|changes)\b|\b(?:ver|notar|vere|notare)\b.*\b(?:resultados|cambios)\b",
        "Most people lift and run noticeably better within four to six weeks, and see their body change after two to three "
        "months, if "
        "they keep coming. Ask “am I getting stronger” or “how much weight have I gained” to see your own line.",
        "La mayoría nota en cuatro a seis semanas que levanta o corre mejor, y ve cambiar el cuerpo tras dos o tres meses, si es "
        "constante. Pregunta «¿estoy más fuerte?» o «¿cuánto peso he ganado?» para ver tu propia línea.",
    ),
    "bar_weight": Advice(
        r"\b(?:bar|barbell)\b.*\bweigh|\b(?:pesa|peso de) la barra\b|\binclud\w+ the bar\b|\bcuenta la barra\b",
        "A usual long bar weighs 20 kg, a lighter one 15 kg. The loads of your plan count the bar with the plates.",
        "Una barra larga normal pesa 20 kg, y una más ligera, 15 kg. Los pesos de tu plan cuentan la barra con los discos.",
    ),
    "motivation": Advice(
        r"\b(?:motivat\w+|bored|boring|lazy|cant be bothered|dont feel like|not in the mood|lost interest|motiva(?:me|cion|"
        r"r)?|pereza|"
        r"me aburr\w+|aburrid[oa]|sin ganas|no (?:tengo|me dan) ganas|no me apetece)\b",
        "Make it small: put on the shoes and do the warm-up; afterwards you may stop. Most days you will go on. A fixed time, "
        "a shorter "
        "session (“30 minutes today”) or another exercise (“swap the bench press”) help too. The best plan is the one you keep.",
        "Hazlo pequeño: ponte las zapatillas y haz el calentamiento; después puedes parar. Casi siempre seguirás. También "
        "ayudan una "
        "hora fija, una sesión más corta («hoy 30 minutos») u otro ejercicio («cambia el press de banca»). El mejor plan es el que "
        "mantienes.",
    ),
    "new_plan": Advice(
        r"\b(?:make|build|give|create|want|need|start|get)\b.*\b(?:new|another|different|fresh) (?:plan|program\w*|routine)\b|"
        r"\b(?:\w+[ -]day|full body|upper lower|push pull legs|ppl|bro) split\b|\bi (?:want to|wanna|would like to|am going "
        r"to|signed up)\b"
        r".*\b(?:marathon|half|10k|5k|race|triathlon|compete)\b|\bgive me a (?:cardio|strength|core|mobility|leg) (?:session|"
        r"workout)\b|"
        r"\b(?:haz|hazme|quiero|dame|crea\w*|necesito)\b.*\b(?:otro|un) (?:plan|programa|rutina)(?: nuevo| distinto)?\b|"
        r"\bnueva rutina\b|\b(?:plan|program\w*)\b.*\b(?:longer|mas largo)\b|\b(?:extend|lengthen|alarga\w*|extiende) (?:my |"
        r"the |mi |el )?plan\b|"
        r"\bquiero (?:correr|hacer|preparar)\b.*\b(?:maraton|media|10k|5k|carrera|triatlon)\b",
        "A new plan comes from your profile: put goal, days, minutes, activities and your race with its date there, then say "
        "“make me a new plan”, or with its length, “make me a plan of 12 weeks”. Small changes I make here: “train 3 days a "
        "week”, “45 minutes”, “swap the bench press”.",
        "Un plan nuevo sale de tu perfil: pon allí objetivo, días, minutos, actividades y tu carrera con su fecha, y di "
        "«hazme un plan nuevo», o con su duración, «hazme un plan de 12 semanas». Los cambios pequeños los hago aquí: "
        "«entrenar 3 días por semana», «45 minutos», "
        "«cambia el press de banca».",
    ),
}  # fmt: skip
