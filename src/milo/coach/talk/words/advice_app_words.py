"""Questions about Milo itself that one short text answers: where things are, what becomes of data, what Milo is."""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice

OF_THE_APP: dict[str, Advice] = {
    "settings": Advice(
        r"^(?:(?:please|can you|could you|por favor|puedes) )*(?:remind me|recuerda(?:me|rme)|avisa(?:me|rme)|wake me(?: up)?|"
        r"despierta(?:me|rme))\b"
        r"(?=.*\b(?:at \d|a las? \d|every|cada|tomorrow|manana|each|\d{1,2} ?(?:am|pm)|daily|diario)\b)|"
        r"\b(?:language|idioma|reminders?|notifications?|recordatorios?|notificaci\w+|dark mode|modo oscuro)\b|\b(?:speak|"
        r"talk|answer|write) "
        r"(?:to me )?in (?:spanish|english)\b|\b(?:hablame|responde\w*|habla|escribe\w*) en (?:ingles|espanol|castellano)\b",
        "Language, units and messages are under Settings; there you choose what Milo may remind you of, and when.",
        "El idioma, las unidades y los mensajes están en Ajustes; allí eliges qué te recuerda Milo y cuándo.",
    ),
    "account": Advice(
        r"\b(?:delete|close|remove|cancel|leave|change|reset|forgot)\b.*\b(?:account|password)\b|\b(?:borr\w+|elimin\w+|"
        r"cerrar|cambi\w+|olvid\w+)\b.*"
        r"\b(?:cuenta|contrasena)\b|\bdar(?:me|se)? de baja\b|\b(?:log|sign) ?out\b",
        "Password and sessions are on the Account page. To take your data with you or erase all of it, use the page “Your "
        "data”; there "
        "you see first what would go.",
        "La contraseña y las sesiones están en la página Cuenta. Para llevarte tus datos o borrarlo todo, usa la página «Tus "
        "datos»; "
        "allí ves antes qué se iría.",
    ),
    "change_profile": Advice(
        r"\b(?:how|where|can|want)\b.*\b(?:change|update|edit|set|add|enter|correct)\b.*\b(?:goals?|weight|height|age|birthday|"
        r"injur(?:y|ies)|equipment|days|allerg\w+|diet|profile|name|units|race|event)\b(?!.*\b(?:on|in|for) (?:my |the )?"
        r"(?:squat|bench|deadlift|press))|"
        r"\b(?:como|donde|puedo|quiero)\b.*\b(?:cambi\w+|actualiz\w+|edit\w+|pong\w+|poner|anad\w+|corrij\w+|"
        r"corregir)\b.*\b(?:objetivo|"
        r"meta|peso|altura|edad|lesion(?:es)?|material|dias|alergias?|dieta|perfil|nombre|unidades|carrera)\b",
        "Goal, days, equipment, injuries, allergies and your race are on the Profile page; language and units under Settings; "
        "today's "
        "weight goes into the Check-in, or tell me: “I weigh 70 kg”. The next plan and the next sessions follow it.",
        "El objetivo, los días, el material, las lesiones, las alergias y tu carrera están en la página Perfil; el idioma y las "
        "unidades, en Ajustes; el peso de hoy, en el Diario, o dímelo: «peso 70 kg». El próximo plan y las próximas "
        "sesiones lo siguen.",
    ),
    "import": Advice(
        r"\b(?:garmin|strava|polar|suunto|coros|fitbit|apple (?:health|watch)|whoop|oura|hevy|fitnotes|wahoo|zepp|health "
        r"connect)\b|"
        r"\b(?:import|connect|sync|upload|importar|importo|conectar|conecto|sincroniz\w+|subir|subo)\b.*\b(?:watch|data|"
        r"files?|gpx|fit|"
        r"reloj|datos|archivos?|ficheros?|pulsera|ring|anillo|band)\b",
        "Export your data where it lies and put the file on the Files page; a folder or a zip will do. Milo reads the usual "
        "files of "
        "watches and apps and tells you line by line what it took and what it left out. No account of yours is linked.",
        "Exporta tus datos de donde estén y pon el archivo en la página Archivos; vale una carpeta o un zip. Milo lee los archivos "
        "habituales de relojes y aplicaciones y te dice línea por línea qué ha tomado y qué ha dejado. No se vincula ninguna "
        "cuenta "
        "tuya.",
    ),
    "history": Advice(
        r"^(?:(?:show|show me|see|open|my|the|whole|full|muestrame|ensename|dame|ver|mi|el|abre) )*(?:history|historial|historico)"
        r"(?: (?:please|por favor))?$",
        "Which history: of your training or of your plan? Ask “what did I do last week?” for what you trained, or "
        "“history of changes” "
        "for what was changed in the plan. All of your log is on its own page.",
        "¿Qué historial: el de tus entrenos o el de tu plan? Pregunta «qué hice la semana pasada» para lo que "
        "entrenaste, o «historial "
        "de cambios» para lo que ha cambiado en el plan. Todo tu registro está en su página.",
    ),
    "mend_log": Advice(
        r"\b(?:delete|remove|edit|correct|fix|change|undo)\b.*\b(?:workouts?|logged|log|sets? i|entry|entries|record(?:ed|s)?)\b|"
        r"\b(?:borr\w+|elimin\w+|edit\w+|corrij\w+|corregir|cambi\w+|quit\w+)\b.*\b(?:entren\w+|anot\w+|apunt\w+|registr\w+)\b",
        "Sets can be corrected on the page of the workout while you train. Older ones cannot be changed here yet; log the next "
        "one as it was, and the plan follows that. To take back a change of the plan, tell me “undo that”.",
        "Las series se corrigen en la página del entrenamiento mientras entrenas. Las antiguas aún no se pueden cambiar aquí; "
        "anota "
        "la próxima tal como fue y el plan la seguirá. Para deshacer un cambio del plan, dime «deshaz eso».",
    ),
    "my_data": Advice(
        r"\bwhat (?:data |info(?:rmation)? |else )?do you (?:keep|store|save|hold|collect|record)(?: (?:data|info(?:rmation)?))? "
        r"(?:about|on|of) me\b|\bwhat (?:data|info(?:rmation)?) do you have (?:about|on|of) me\b|\bque (?:datos |informacion "
        r")?(?:guardas|"
        r"almacenas|recoges|tienes guardado) (?:de|sobre) mi$|\bque (?:datos|informacion) tienes (?:de|sobre) mi$|"
        r"\b(?:use|sell|share|store|keep|see|send|leave|safe|private|delete|export)\b.*\bmy data\b|\bmy data\b.*\b(?:used|"
        r"sold|shared|stored|safe|"
        r"private|go|leave)\b|\b(?:what|which data|how much) (?:do|does|did|will) (?:you|milo|the app) (?:send|share|pass|"
        r"tell|give)\b"
        r".*\b(?:model|ai|llm|cloud|internet|server|company|anyone|others)\b|\b(?:que|cuanto)(?: datos)? (?:le |les )?(?:mandas?|"
        r"envias?|pasas?|compartes?|cuentas?)\b.*\b(?:modelo|ia|nube|internet|servidor|empresa|nadie|otros)\b|\b(?:privacy|"
        r"who (?:can )?sees?)\b|\b(?:que haces|usas|vendes|compartes|guardas|donde (?:van|estan)|"
        r"quien ve|borr\w+|export\w+)\b.*\bmis datos\b|\bprivacidad\b",
        "Your data stays on the machine Milo runs on. Nothing is sold. A language model elsewhere is asked only with your "
        "consent, and "
        "then without your name or e-mail. On the page “Your data” you see what is kept and what would leave, and can take all of "
        "it with you or erase it.",
        "Tus datos se quedan en la máquina en la que corre Milo. No se vende nada. A un modelo de lenguaje externo solo se le "
        "pregunta con tu consentimiento, y sin tu nombre ni tu correo. En la página «Tus datos» ves qué se guarda y qué saldría, y "
        "puedes llevártelo todo o borrarlo.",
    ),
    "undo_how": Advice(
        r"\bhow (?:do|can|could) i undo\b|\b(?:undo|revert|take back) (?:everything|it all|all of it)\b|\bcomo (?:puedo "
        r")?(?:deshago|"
        r"deshacer)\b|\bdeshac?(?:er|e|az)\w* todo\b",
        "“Undo that” takes back what was said last, “undo the last three changes” more of the plan, “go back to the plan "
        "before” the "
        "plan that held before; “history of changes” shows them all. What is in the log is taken out by name: “delete "
        "today's run”.",
        "«Deshaz eso» deshace lo último que se dijo, «deshaz los tres últimos cambios» más cosas del plan, «vuelve al plan "
        "de antes» "
        "devuelve el plan anterior; «historial de cambios» los muestra todos. Lo anotado se quita por su nombre: «borra la "
        "carrera de "
        "hoy».",
    ),
    "who": Advice(
        r"\b(?:who|what) (?:are|r) (?:you|u)\b|\bwho (?:made|built|created) you\b|\bare you (?:a |an )?(?:real|human|person|"
        r"ai|bot|robot|"
        r"machine|doctor|trainer|coach|chat ?gpt)\b|\bwhats your name\b|\b(?:quien|que) eres\b|\bquien te (?:hizo|creo|ha hecho)\b|"
        r"\beres (?:una?|tu )?(?:\w+ )?(?:persona|humano|ia|bot|robot|maquina|medic[oa]|entrenador\w*|real)\b|\bcomo te "
        r"llamas\b|\b(?:who|how|what) (?:\w+ )?(?:made|makes|wrote|built|designed|created) (?:this|my|the) "
        r"(?:plan|program\w*)\b|\bquien (?:hizo|ha hecho|hace|creo|diseno) (?:este|mi|el) plan\b|\bcomo se hizo (?:este|mi|el) "
        r"plan\b",
        "I am Milo, a fitness coach that runs on this machine: a program, not a person and not a doctor. My answers stand on rules "
        "and on your own records; where a language model words them, the reply says so.",
        "Soy Milo, un entrenador que corre en esta máquina: un programa, no una persona ni un médico. Mis respuestas salen de "
        "reglas "
        "y de tus propios registros; si las redacta un modelo de lenguaje, la respuesta lo dice.",
    ),
    "help": Advice(
        r"^(?:help|help me|no entiendo(?: nada)?|i dont (?:understand|get it)|im confused|ayuda|ayudame|menu de ayuda|"
        r"commands|comandos|options|opciones|start)$|\bwhat (?:can|could) (?:you|u|i) (?:do|ask"
        r"|help)(?: you| with| me| for me| here)*$|\bhow (?:do|does) (?:you|this|it|milo) work\b|\bque (?:puedes|sabes) "
        r"hacer\b|\bque (?:puedo|te puedo) preguntar\w*\b|"
        r"\bcomo funciona(?:s)?(?: esto| milo)?$|\bpara que sirves\b",
        "Ask me about today or any day or week of your plan, when something comes next, what you did and when, your records, "
        "sleep, "
        "heart and weight, why something changed, how an exercise is done, or what would happen if. Tell me what you did (“bench "
        "3x8 at 60 kg”) and I write it down. I also change the plan: “move Thursday to Friday”, “30 minutes today”, “swap the "
        "bench "
        "press”, “easier”.",
        "Pregúntame por hoy o por cualquier día o semana del plan, cuándo toca algo, qué hiciste y cuándo, tus marcas, el "
        "sueño, el "
        "pulso y el peso, por qué cambió algo, cómo se hace un ejercicio o qué pasaría si. Cuéntame lo que hiciste («press de "
        "banca "
        "3x8 con 60 kg») y lo anoto. También cambio el plan: «pasa el jueves al viernes», «hoy 30 minutos», «cambia el press de "
        "banca», «más fácil».",
    ),
    "ok": Advice(
        r"^(?:ok(?:ay|ey)?|k|cool|great|nice|perfect|good|alright|got it|fine|sure|yes|yep|no|nope|awesome|understood|good ?night|"
        r"bye|goodbye|see you|vale|genial|perfecto|bien|si|claro|entendido|de acuerdo|guay|listo|buenas noches|adios|hasta "
        r"(?:luego|"
        r"manana)|chao|venga)(?: (?:milo|then|pues|thanks|gracias))?$",
        "All right. I am here when you need me.",
        "De acuerdo. Aquí estoy cuando me necesites.",
    ),
}  # fmt: skip
