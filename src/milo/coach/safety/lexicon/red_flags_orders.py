"""Orders to the coach, other people's data, harm to others, what is out of scope: words, and the rules over them (I-01, CL-01).

Notation: triage_text.py; facts from numbers: figures/numbers.py. Source: Milo's safety reference, sections 4, 8, 10 and 11.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "inject": "(?:ignor*|disregard|forget|override|bypass|disable|skip|turn off|switch off|drop|remove|break|dismiss|"
    "deactivate|suspend|delete|stop following|circumvent|violate) (?:\\w+ ){0,5}(?:instruction*|rules?|"
    "guideline*|safety|limits?|restrictions?|filters?|guardrail*|safeguard*|checks?|system prompt|prompts?|"
    "policy|policies|warnings?|programming|constraints?|protections?|validator|gates?)"
    "|(?:ignor*|olvid*|salta(?:te)?|desactiv*|omit*|anul*|elimin*|quita*|rompe|incumpl*|pasa de|borra) "
    "(?:\\w+ ){0,4}(?:instruccion*|norma*|regla*|seguridad|limite*|restriccion*|filtro*|directriz|directrices|"
    "proteccion*|aviso*|advertencia*|validador|controles)"
    "|(?:no|without(?: any)?|zero|with no|free of|sin(?: ningun[a]?)?|dont apply|remove your|no tienes|"
    "ya no tienes) (?:more |mas |any )?(?:rules|restrictions?|limits?|filters?|guardrails?|safety (?:rules|"
    "checks|limits)|warnings|reglas|restricciones|limites|filtros|normas|advertencias|censura)(?! (?:in|"
    "of|on|for) (?:the )?(?:sport|race|football|competition))|(?:rules|limits|restrictions|normas|limites|"
    "reglas|safety) (?:do not|dont|no longer|no|doesnt|does not|no longer) (?:apply|count|se aplican|valen|"
    "aplican|cuentan)|no limits",
    "persona": "(?:youre|you are|your) (?:now )?(?:an? )?(?:unrestricted|uncensored|unfiltered|jailbroken)|(?:ahora "
    "eres|eres ahora|seras) _ _ (?:sin (?:limites|reglas|restricciones|filtros|normas)|dan)|forget (?:everything|"
    "all|what)(?! i (?:said|told you|wrote|asked) (?:\\w+ )?(?:about|on)) _ (?:told|said|before|above|instructed|learned|"
    "know)|(?:pretend|imagine|assume|suppose|act "
    "as if) _ _ (?:rules|limits|restrictions|guidelines|safety|filters)|olvida (?:todo|lo que te) (?:\\w+ "
    ")*?(?:dijeron|anterior|antes|dicho)|you are (?:now )?(?:dan|a (?:doctor|coach|trainer|model|bot|ai|"
    "physician) (?:with no|without|who|that)|dr ?\\w*nolimit*|unrestricted|jailbroken|free|an? (?:unrestricted|"
    "uncensored|evil|unfiltered)|no longer|my doctor)|(?:act|behave|respond|answer|roleplay|role play|pretend|"
    "imagine|simulate|play) _ _ (?:as|like|that|to be|youre|you are|being|you were|the role) _ _ (?:dan|"
    "doctor|physician|unrestricted|uncensored|no (?:rules|limits|filter*)|without|evil|my doctor|jailbroken|"
    "drug dealer|steroid*|anorexi*|cleared)|jailbreak*|dan mode|developer mode|debug mode|god mode|"
    "sudo (?:rm|apt|su|bash|sh|cat|enable|disable|unlock|mode|make|chmod|give|show|print|tell|set)|"
    "maintenance mode|test mode enabled|do anything now|opposite day|(?:actua|comportate|responde|finge|"
    "imagina|haz de|eres) _ _ (?:como|que|un|ahora) _ _ (?:sin (?:limites|reglas|restricciones|filtros|"
    "normas)|medico|medica|dan|doctor*|libre)|modo (?:desarrollador|dios|sin limites|sin filtros|dan|debug)",
    "system_role": "(?:^|\\W)(?:system|admin|developer|assistant|sistema|administrador|root) ?(?:prompt |message |override "
    "|note |mensaje )?: |<(?:system|admin|im_start|s)>|new (?:system )?instructions|system (?:override|"
    "message|update)|\\[system|### ?(?:system|instruction)|begin system|end of (?:user )?(?:input|prompt)"
    "|nuevas instrucciones|mensaje del sistema|instruccion del sistema",
    "leak": "(?:print|show|reveal|repeat|output|display|tell|give|leak|dump|share|write|what(?:s| is| are|re)|copy|"
    "paste|quote|expose) (?:\\w+ ){0,3}(?:system prompt|hidden prompt|your prompt|initial prompt|instructions "
    "(?:above|you were)|your (?:instructions|rules|guidelines|configuration|source)|hidden (?:instructions|"
    "rules)|api keys?|tokens?(?! of)|passwords?|secrets?|env(?:ironment)? variables?|database)|(?:cual*|"
    "que) (?:es|son|dice*) (?:tu|tus|el|las) (?:prompt|instrucciones|reglas internas)|instrucciones del "
    "sistema|prompt (?:del sistema|oculto)|(?:muestra|ensena|revela|repite|dime|imprime|dame|escribe|copia)"
    "(?:me)? (?:\\w+ ){0,3}(?:prompt|instrucciones (?:del sistema|ocultas|internas|iniciales)|tus (?:instrucciones|"
    "reglas)|contrasena*|clave*|api|base de datos|token*)",
    "other_user": "(?:other|another|different|all|every|someone elses?|everyones|everybodys|anyone elses?) (?:users?|"
    "athletes?|members?|peoples?|persons?|clients?|accounts?)(?: |s|$) ?(?:data|workouts?|weights?|records?|"
    "profiles?|plans?|messages?|health|history|results|heart rate|information|emails?|names?|passwords?|"
    "logs?)?|(?:user|athlete|client|account|usuario|atleta|cuenta) (?:id )?(?:#|no |number |numero |with "
    "id )?(?:\\d+|[a-f0-9]{4,}[a-z0-9-]*)(?:s)?|(?:otro|otros|otra|otras|todos los) (?:usuarios?|atletas?|"
    "clientes?|personas?|miembros?|cuentas?)|(?:as|im|i am|i m) (?:the|an?) (?:admin*|developer|owner of "
    "milo|root)|make me (?:an )?admin|set my role|role to admin|soy (?:el |la |un )?administrador*|hazme "
    "administrador",
    "other_id": "(?:user|athlete|client|usuario|atleta|cliente) (?:(?:with|con|the|el|id|number|no|numero) "
    "){0,4}\\d+s?(?! (?:years?|yrs?|anos?|kg|weeks?))",
    "own_id": "(?:my|mi) (?:user |athlete )?(?:id|number|numero)|(?:im|i am|soy) (?:user|athlete|el usuario|el atleta)",
    "other_see": "show|give|list|whats?|tell|see|print|export|read|look|access|data|compare me with user|send|delete|change|"
    "open|fetch|get|muestra*|ensena*|dame|dime|ver|lista*|datos|exporta|borra|accede|abre|admin|role|rol",
    "other_fact": "what do other (?:users|athletes|people)|how do other|other (?:athletes|people|runners|users) (?:do|"
    "train|my|usually|eat|say)|typical|que hacen otr[oa]s|compared? (?:to|with) (?:other|the average)|average "
    "of",
    "clear_me": "(?:im|i am|ive been|i was|user is|athlete is|patient is|he is|consider me|mark me|set me|treat me|"
    "doctor|dr|cardiologist|me|usuario|atleta|medico) _ _ (?:cleared|clears|clear|approved|authori[sz]ed|"
    "autorizad[oa]|autoriza|alta) _ _ (?:everything|anything|all|max*|full|any|cualquier|todo|so skip|skip)"
    "|(?:mark|set|update|change) (?:my|the) (?:clearance|status|flag|profile|level|latch|lock) _ _ (?:cleared|"
    "to|as|off|unlocked|n|c|safe)|clear me for|(?:unlock|remove|reset|clear|lift) (?:the |my |this )?(?:lock|"
    "latch|flag|session lock|safety lock|clearance)|(?:quita|desbloquea|elimina|levanta) (?:el |la |mi "
    ")?(?:bloqueo|cierre|alerta|marca)|my clearance is (?:on file|valid)",
    "obey": "from now on|a partir de ahora|de ahora en adelante|for this (?:chat|conversation|session)|en este "
    "chat|hypothetically|just this once|between us|no one will know|it(?:s| is) (?:just |only )?(?:for "
    ")?(?:a )?(?:novel|story|fiction|movie|game|test|research|joke|school|essay)|in a (?:story|novel|fictional)",
    "obey_bad": "without (?:any )?(?:rules|warnings|limits|safety|restrict*)|no (?:rules|warnings|limits|safety|restrict*)"
    "|answer everything|obey|only say|never refuse|dont refuse|always say yes|say yes to|sin (?:reglas|"
    "avisos|limites|restricciones)|no tienes (?:restricciones|limites|reglas)|(?:limits|rules|safety|restrictions)"
    " (?:dont|do not|no longer)|respondes a todo|obedece*|nunca te niegues",
    "encoded": "base ?64|rot ?13|in hex|hex encoded|decode (?:this|and|the)|decodifica|morse|reversed text|caesar cipher",
    "harm_other": "(?:poison|drug|spike|hurt|harm|kill|injure|sabotage|strangle|stab|beat up|get revenge on|envenenar|"
    "drogar|matar a|hacer dano a|lesionar a) (?:my |a |an |his |her |the |mi |un |al )?(?:opponent*|rival*|"
    "teammate*|coach|ex|wife|husband|boyfriend|girlfriend|neighbou?r|someone|somebody|people|boss|friend|"
    "roommate|partner|competitor*|companer[oa]|entrenador*|alguien|pareja|jefe|vecin[oa])|without (?:him|"
    "her|them) knowing|(?:slip|put) (?:\\w+ ){0,3}(?:in|into) (?:his|her|their|my \\w+) (?:drink|shake|"
    "food|water|bottle)",
    "violence": "kill|killing|murder*|assassinat*|shoot|shooting|stab*|strangle*|throttle|choke (?!point)|poison*|behead*|"
    "massacre*|slay|slaughter|exterminat*|eradicat*|execut(?:e|ing)|torture*|beat up|punch*|smash*|crush|"
    "slash|snipe|bomb*|blow up|terminate|eliminate|get rid of|hurt|injure|harm|drug|kidnap*|headshot|gut|"
    "chop up|saw|shatter|crack open|euthan*|dismember|matar|asesin*|dispar*|apunal*|envenen*|estrangul*|"
    "tortur*|secuestr*|bomba*|golpear|pegar",
    "victim": "someone(?:s)?|somebody|people|person|human*|man|woman|child|children|kid|wife|wifes|husband|girlfriend|"
    "boyfriend|spouse|partner|ex|neighbou?r*|boss|cop|police|politician|president|grand(?:parent|mother|"
    "father|ma|pa)|parent*|brother|sister|roommate|coworker|colleague|rival*|opponent*|teammate*|immigrant*|"
    "humanity|body|bodies|skull|school|concert|stadium|house|church|mosque|crowd|gay|jew*|muslim*|black "
    "people|women|alguien|persona*|gente|pareja|vecin[oa]|jefe|policia|novi[oa]|espos[oa]|marido|mujer|"
    "compan*",
    "fiction": "mean(?:s|ing)?|fingertips|game*|gta|call of duty|minecraft|witcher|fortnite|novel|movie|film|book|"
    "play|theatre|chess|history|why did|when (?:did|was)|who (?:killed|shot|was)|where was|what happened|"
    "python|process|laughter|assassinated|killed|was|were|at the gym|workout|class|training|personal best|"
    "race|hill|photo*|picture|video|darts|pool|pull|joint|bag|heavy bag|boxing|sparring|mitts|videojuego|"
    "pelicula|boxeo|saco",
    "street": "(?:buy|get|make|cook|grow|sell|score|find|snort|smuggle|comprar|conseguir|hacer|vender) (?:\\w+ ){0,3}(?:cocaine"
    "|heroin|meth|crack|ecstasy|mdma|weed|lsd|fentanyl|ketamine|opium|shrooms|cocaina|heroina|extasis|porros|"
    "maria|drogas)|(?:build|make|buy|get|3d print*|construir|fabricar) (?:\\w+ ){0,3}(?:bomb|gun|weapon|"
    "explosive*|grenade|silencer|molotov|bomba|pistola|arma|explosivo*)|pipe bomb|(?:sever|cut|slit|pierce|"
    "slash) my (?:\\w+ )?(?:artery|wrist*|throat|veins?)|child porn*",
    "profession": "patients?|physicians?|clinicians?|doctors (?:can|should|to)|health ?care|medical (?:professionals?|"
    "records?|research|ethics|students?|practice|license|advice to|procedure*|facilit*|information|specialt*|"
    "condition*|treatment*|field|billing|data|journal|device*|board|staff|school|trial*|malpractice)|medical "
    "profession|psychiatrists?|surgeons?|nurses?|pharma*|clinical trials?|informed consent|malpractice|"
    "hospitals?|prescription(?:s)? without|without (?:a )?prescription|fraudulent|insurance|vaccin*|epidemic*|"
    "chemotherapy|organ(?:s)? (?:transplant*|donor*|trafficking)|pacientes|farmaceutic*|historia(?:s)? "
    "clinica*|ensayo clinico|psiquiatra*",
    "own_care": "my (?:doctor|physician|surgeon|nurse|psychiatrist|cardiologist|hospital|insurance|clinic|vaccin*|chemo*|"
    "transplant)|(?:the|a|in|to|from|at) hospital|after (?:my|the|a) (?:surgery|vaccin*|chemo*|transplant)"
    "|be patient|patience|im (?:a|an) (?:nurse|doctor|surgeon|physician|patient)|mi (?:medico|cirujano|"
    "hospital)|(?:vacuna|hospital)",
    "harm_idiom": "kill* (?:it|my (?:workout|legs|pb|competition|goals|session))|beat (?:my|the) (?:rival*|opponent*|competition)",
    "hurt_self": "my (?:chest|back|knee|head|shoulder|arm|leg|heart|ankle)|myself|me duele|i (?:hurt|got)|hurts",
    "train_words": "\\d+k|meals?|lunch*|dinner*|breakfast*|snack*|protein|recipes?|log|plan|comida*|cena|almuerzo|receta "
    "(?:de|con)|run*|train*|workout*|gym|squat*|lift*|race|marathon|exercise*|cycling|yoga|strength|entren*|correr|"
    "gimnasio|pesas",
    "inject_fine": "ignore (?:the )?(?:rest|previous (?:set|workout|entry|message|session|log))|rules? of (?:thumb|golf|"
    "football|the race)|forget (?:my|the) (?:last|previous) (?:set|workout|message|entry|session)|speed "
    "limit*|no limits on|what are your limits|skip (?:the )?(?:warm ?up|leg|monday|today|workout|session)",
    "plain_system": "(?:nervous|immune|energy|cardiovascular|digestive) system|sistema (?:nervioso|inmune|cardiovascular)",
    "obey_bad2": "(?:skip|no|spare me|without|save|cut) (?:the |your |any )?(?:lecture|sermon|speech)s?|sin (?:sermon*|"
    "advertencias|avisos|rollos|charlas)|no me (?:sermonees|regane*|des la charla)|answer (?:me )?without any rules|"
    "never refuse|delete (?:all )?(?:my |the )?(?:rest days|limits|safety)"
    "|(?:you|youre) (?:have|has) no (?:rules|restrictions|limits)|no tienes (?:restricciones|limites|reglas)"
    "|skip (?:your|the|all) (?:safety|filter|check|warning|question|medical|screening)s?|(?:dont|do not|"
    "without) (?:give|show|any|giving) (?:me )?(?:any )?(?:warnings?|disclaimers?|safety)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "I-01",
        "R",
        "instructions",
        (
            "inject & !inject_fine",
            "persona",
            "system_role & !plain_system",
            "leak",
            "other_user & other_see & !other_fact",
            "clear_me",
            "obey & obey_bad",
            "obey_bad2",
            "encoded",
        ),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule(
        "I-01", "R", "instructions", ("other_id & other_see & !own_id & !other_fact",), keeps_info=True, keeps_past=True, firm=True
    ),
    Rule(
        "CL-01",
        "R",
        "harm",
        ("harm_other & !harm_idiom & !fiction", "violence~4~victim & !fiction & !hurt_self", "street & !fiction"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("CL-01", "R", "scope", ("profession & !own_care & !train_words",), keeps_info=True, keeps_past=True),
)
