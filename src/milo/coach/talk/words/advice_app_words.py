"""Questions about Milo itself that one short text answers: where things are, what becomes of data, what Milo is."""

from __future__ import annotations

OF_THE_APP: dict[str, str] = {
    "settings": (
        r"^(?:(?:please|can you|could you|por favor|puedes) )*(?:remind me|recuerda(?:me|rme)|avisa(?:me|rme)|wake me(?: up)?|"
        r"despierta(?:me|rme))\b"
        r"(?=.*\b(?:at \d|a las? \d|every|cada|tomorrow|manana|each|\d{1,2} ?(?:am|pm)|daily|diario)\b)|"
        r"\b(?:language|idioma|reminders?|notifications?|recordatorios?|notificaci\w+|dark mode|modo oscuro)\b|\b(?:speak|"
        r"talk|answer|write) "
        r"(?:to me )?in (?:spanish|english)\b|\b(?:hablame|responde\w*|habla|escribe\w*) en (?:ingles|espanol|castellano)\b"),
    "account": (
        r"\b(?:delete|close|remove|cancel|leave|change|reset|forgot)\b.*\b(?:account|password)\b|\b(?:borr\w+|elimin\w+|"
        r"cerrar|cambi\w+|olvid\w+)\b.*"
        r"\b(?:cuenta|contrasena)\b|\bdar(?:me|se)? de baja\b|\b(?:log|sign) ?out\b"),
    "change_profile": (
        r"\b(?:how|where|can|want)\b.*\b(?:change|update|edit|set|add|enter|correct)\b.*\b(?:goals?|weight|height|age|birthday|"
        r"injur(?:y|ies)|equipment|days|allerg\w+|diet|profile|name|units|race|event)\b(?!.*\b(?:on|in|for) (?:my |the )?"
        r"(?:squat|bench|deadlift|press))|"
        r"\b(?:como|donde|puedo|quiero)\b.*\b(?:cambi\w+|actualiz\w+|edit\w+|pong\w+|poner|anad\w+|corrij\w+|"
        r"corregir)\b.*\b(?:objetivo|"
        r"meta|peso|altura|edad|lesion(?:es)?|material|dias|alergias?|dieta|perfil|nombre|unidades|carrera)\b"),
    "import": (
        r"\b(?:garmin|strava|polar|suunto|coros|fitbit|apple (?:health|watch)|whoop|oura|hevy|fitnotes|wahoo|zepp|health "
        r"connect)\b|"
        r"\b(?:import|connect|sync|upload|importar|importo|conectar|conecto|sincroniz\w+|subir|subo)\b.*\b(?:watch|data|"
        r"files?|gpx|fit|"
        r"reloj|datos|archivos?|ficheros?|pulsera|ring|anillo|band)\b"),
    "history": (
        r"^(?:(?:show|show me|see|open|my|the|whole|full|muestrame|ensename|dame|ver|mi|el|abre) )*(?:history|historial|historico)"
        r"(?: (?:please|por favor))?$"),
    "mend_log": (
        r"\b(?:delete|remove|edit|correct|fix|change|undo)\b.*\b(?:workouts?|logged|log|sets? i|entry|entries|record(?:ed|s)?)\b|"
        r"\b(?:borr\w+|elimin\w+|edit\w+|corrij\w+|corregir|cambi\w+|quit\w+)\b.*\b(?:entren\w+|anot\w+|apunt\w+|registr\w+)\b"),
    "my_data": (
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
        r"quien ve|borr\w+|export\w+)\b.*\bmis datos\b|\bprivacidad\b"),
    "undo_how": (
        r"\bhow (?:do|can|could) i undo\b|\b(?:undo|revert|take back) (?:everything|it all|all of it)\b|\bcomo (?:puedo "
        r")?(?:deshago|"
        r"deshacer)\b|\bdeshac?(?:er|e|az)\w* todo\b"),
    "who": (
        r"\b(?:who|what) (?:are|r) (?:you|u)\b|\bwho (?:made|built|created) you\b|\bare you (?:a |an )?(?:real|human|person|"
        r"ai|bot|robot|"
        r"machine|doctor|trainer|coach|chat ?gpt)\b|\bwhats your name\b|\b(?:quien|que) eres\b|\bquien te (?:hizo|creo|ha hecho)\b|"
        r"\beres (?:una?|tu )?(?:\w+ )?(?:persona|humano|ia|bot|robot|maquina|medic[oa]|entrenador\w*|real)\b|\bcomo te "
        r"llamas\b|\b(?:who|how|what) (?:\w+ )?(?:made|makes|wrote|built|designed|created) (?:this|my|the) "
        r"(?:plan|program\w*)\b|\bquien (?:hizo|ha hecho|hace|creo|diseno) (?:este|mi|el) plan\b|\bcomo se hizo (?:este|mi|el) "
        r"plan\b"),
    "help": (
        r"^(?:help|help me|no entiendo(?: nada)?|i dont (?:understand|get it)|im confused|ayuda|ayudame|menu de ayuda|"
        r"commands|comandos|options|opciones|start)$|\bwhat (?:can|could) (?:you|u|i) (?:do|ask"
        r"|help)(?: you| with| me| for me| here)*$|\bhow (?:do|does) (?:you|this|it|milo) work\b|\bque (?:puedes|sabes) "
        r"hacer\b|\bque (?:puedo|te puedo) preguntar\w*\b|"
        r"\bcomo funciona(?:s)?(?: esto| milo)?$|\bpara que sirves\b"),
    "ok": (
        r"^(?:ok(?:ay|ey)?|k|cool|great|nice|perfect|good|alright|got it|fine|sure|yes|yep|no|nope|awesome|understood|good ?night|"
        r"bye|goodbye|see you|vale|genial|perfecto|bien|si|claro|entendido|de acuerdo|guay|listo|buenas noches|adios|hasta "
        r"(?:luego|"
        r"manana)|chao|venga)(?: (?:milo|then|pues|thanks|gracias))?$"),
}  # fmt: skip
