"""Red flags of heart and breath: words in English and Spanish, and the rules over them (RF-01 to RF-04, RF-21, RF-23).

Notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "at_rest_now": "(?:now|even|also|tonight) (?:its |it is |it |im |the pain (?:is |comes )?)?(?:there |here |on |comes? )?"
    "(?:at|while|when|just|in) _ (?:rest*|sitting|sat|lying|bed)|(?:there|comes|hurts|here) at rest|at rest too|"
    "(?:ahora|tambien|incluso|hasta) (?:\\w+ ){0,3}(?:en reposo|sentad*|tumbad*|acostad*|en la cama)|en reposo tambien",
    "worn_out": "tired|exhausted|wiped|wipes me|knackered|drained|shattered|whacked|flattens me|knocks me out|agota*|cansancio|"
    "cansad*|"
    "rendid*|reventad*|sin fuerzas|tengo que (?:acostarme|sentarme)|tengo q (?:acostarme|sentarme)",
    "chore": "(?:making|make|made) the bed|hang* (?:out )?the (?:washing|laundry)|wash* (?:up|the dishes)|dishes|shower*|"
    "getting dressed|"
    "(?:one|a single) flight|carrying (?:the |my )?(?:shopping|groceries)|lav* los platos|hacer la cama|banarme|ducharme|vestirme|"
    "tender la ropa|barrer|subir un piso",
    "unlike_me": "lately|these days|for (?:the last |the past |about )?(?:\\w+ )?(?:weeks|months)|weeks now|"
    "not (?:\\w+ )?like me|not me|"
    "used to|no era asi|no es normal|ultimamente|hace (?:\\w+ )?(?:mes|meses|semanas)|desde hace|antes no",
    "made_out": "(?:dej*|leave|knock*|chok*|render*|put*|estrangul*) (?:\\w+ ){0,5}(?:inconsciente|unconscious|out cold|dormid*)",
    "chest": "chest* (?!day|days|press|workout|session|exercise*|fly|flye*|routine|circuit|strap|belt|volume|dip*|"
    "band|muscle growth|size|gains)"
    "|chest|breastbone|sternum|breast bone|rib ?cage|middle of my ribs|centre of my upper body|center of my upper body|ribs"
    "|pecho|pexo|peho|pcho|esternon|torax|toracic*|costillas",
    "heart_site": "my heart|heart area|around the heart|mi corazon|el corazon|zona del corazon",
    "indigestion": "indigestion|heartburn|acid reflux|ardor de estomago|acidez",
    "hurt": "killing|pain*|hurt*|ach(?:e|es|ed|ing|y)|tight*|pressure|presure|squeez*|crush(?:ing|ed)|heav(?:y|"
    "iness)|burn(?:s|ing)|stab*|sharp"
    "|discomfort|sore*|throb*|band around|constrict*|weight|elephant|brick|vice|vise|clench*|cramp*|pinch*|"
    "ripping|tearing|uncomfortable"
    "|shooting|radiat*|twinge*|jab*|sting*|strange|funny|weird|clamp*|compress*|full(?:ness)|like someone "
    "(?:is )?(?:sitting|standing)"
    "|duel*|dolor*|dolia|dolio|molest*|aprieta*|apretad*|apreto|apretando|opres*|oprim*|presion|"
    "pinchaz*|punzad*|quem*|arde*|ardor*"
    "|losa|peso encima|tirant*|tension en|pesad*|estruj*|agarrotad*|clav(?:a|an|ando)",
    "chest_phrase": "angina (?!was|is a|in)|chest pain*|chest tightness|chest pressure|heart attack (?:right )?now|having "
    "(?:a|an) (?:heart attack|mi|cardiac)"
    "|(?:have|get|be getting|am i having|is this) a heart attack|dolor toracico|dando un infarto|teniendo "
    "un infarto|me esta dando algo al corazon"
    "|(?:weight|elephant|brick|anvil|someone|person|truck|ton of bricks|boulder) _ (?:on|sitting on|on "
    "top of) (?:my |his |her )?(?:chest|breast*|ribs|sternum)"
    "|peso en el pecho|opresion en el pecho|infarto ahora",
    "radiating": "(?:down|into|to|in|through|up) (?:my |his |her |the )?(?:left |right |both )?(?:arm*|jaw|neck|back|"
    "shoulder)|left arm|brazo izquierdo|(?:al|hacia el|por el|en el|del|a la|por la) (?:brazo|mandibula|"
    "espalda|cuello)",
    "arm_jaw": "(?:left |both )?arm|arms|jaw|between (?:my |the )?shoulder blades|upper back|my back|upper stomach|"
    "stomach|belly|brazo*|mandibula|quijada|entre los omoplatos|espalda|estomago|boca del estomago",
    "sweat": "(?:cold|drenched in|profuse|covered in|clammy|pouring with|heavy|sudden) sweat*|sweating (?:a lot|"
    "buckets|heavily|cold|like crazy|for no reason)|clammy|nause*|sick to (?:my|the) stomach|want to throw "
    "up"
    "|light ?headed|breathless*|short of breath|shortness of breath|(?:cant|cannot|can not|could not|couldnt)"
    " (?:catch (?:my|his|her) breath|breathe)|feel(?:ing)? faint|grey|gray|gone pale|pale|sudor* frio*|"
    "sudo frio|sudando frio|sudando mucho|sudores|nauseas|ganas de vomitar|me falta el aire|falta de aire|"
    "palid*",
    "sweating_too": "sweat*|sudo*|sudando",
    "ripping": "(?:ripping|tearing) pain|desgarr* _ (?:pecho|omoplatos)",
    "eased": "(?:went|goes|go|gone|going) away|eas(?:es|ed|e) (?:off|up|when|with|if|once|after|as)|settl(?:es|ed)"
    " (?:down )?(?:when|once|with|if|after|as|at)|settles|stop(?:s|ped) (?:when|once|as soon|if) (?:i|im)"
    "|disappear(?:s|ed)|only when i (?:push|climb|run|train|work|exert)|gone (?:as soon|once|when|after|"
    "within)|it passed|passes (?:when|if|with|as|once)|resolves"
    "|clear(?:s|ed) (?:up )?(?:when|once|with|as|after|if)|better (?:when|once|as soon as|if) i (?:stop|"
    "rest|slow|sit)|se (?:me )?(?:fue|va|quita|quito|pasa|paso|alivia|alivio|calma|calmo) (?:al|cuando|"
    "si|en cuanto|descansando|con|solo|despues|parando|tras)|se me pas[ao]|desaparec*|cede al|mejora al",
    "lasting": "wont (?:go|stop|leave|ease|shift|quit|lift)|(?:not|isnt|doesnt|hasnt|never) (?:going away|go away|"
    "gone away|easing|eased|stopped|stopping|gone|settling|settled|stop|leave)|still (?:there|here|hurt*|"
    "tight|going|have|feel|got|on)|at rest (?:now|today|too|as well)|now (?:its|it is|it|im|i am|i feel "
    "it) (?:there|here|also|even|at rest|back|resting|feeling)"
    "|(?:back|again|here|there) (?:again )?(?:right )?(?:now|today)|right now(?! (?:im )?(?:fine|nothing|ok|good))|"
    "constant*|since (?:this|last|"
    "the|yesterday|my|i|about|an|one|two)|now at rest|even (?:when|at|while|sitting|lying)|no se (?:me "
    ")?(?:va|quita|pasa)|sigue|todavia|ahora mismo(?! (?:nada|bien|no|estoy bien|cero|perfect))|otra vez hoy|ahora "
    "tambien|ahora en reposo|desde (?:ayer|"
    "esta|hace|el|la)|aun me",
    "fine_now": "fine now|nothing now|ok now|okay now|gone now|good now|symptom free|no symptoms (?:now|today|at)|feel(?:ing)"
    "? (?:fine|ok|okay|good|great|normal)|all (?:good|fine|ok) (?:now|today)|totally fine|estoy bien|ahora "
    "bien|ahora nada|hoy nada|ya no|sin molestias",
    "reassured": "(?:probably|surely|maybe|just|only) (?:a |just )?(?:muscle|muscular|stitch|gas|heartburn|anxiety|nothing)",
    "breathless": "(?:cant|cannot|can not|couldnt|unable to|hard to|difficult to|struggl* to|fighting to|not able to|"
    "impossible to|barely) (?:even )?(?:breathe|breath|get (?:enough |any )?air|get my breath|draw breath|"
    "take a breath|breathe properly|catch (?:my|his|her|a) breath|inhale)|gasping*|suffocat*|air hunger|"
    "cant get (?:any |enough )?air|breathing is (?:really |very |so )?(?:hard|difficult)|trouble breathing|"
    "difficulty breathing|short of breath|shortness of breath|breathless*|out of breath|winded|wheez*|struggl* "
    "for (?:air|breath)|choking"
    "|(?:no puedo|no consigo|no logro|casi no puedo|apenas puedo|me cuesta(?: mucho)?|cuesta) (?:ni )?respirar|"
    "me ahogo|ahogandome|me asfixio|me falta (?:el aire|aire|la respiracion)|falta (?:de|el) aire|sin aliento|"
    "no me entra (?:el )?aire|respiro (?:muy )?mal|dificultad (?:para|al) respirar|sibilancias|pitos al "
    "respirar",
    "at_rest": "at rest|resting|sitting|sofa|couch|lying|lie down|in bed|seated|doing nothing|not even moving|without "
    "moving|even when i (?:sit|rest)|standing still|in a chair|for no reason|en reposo|sentad*|tumbad*|"
    "acostad*|sin hacer nada|en la cama|quiet[oa]|descansando|en el sofa|parad[oa]",
    "breath_severe": "(?:cant|cannot|can not|unable to|couldnt) (?:speak|talk|finish|get|say|even say) _ (?:sentence*|words|"
    "word|talk)|(?:couple|few|one|two|three) (?:of )?words (?:out |at a time|before|between)|too breathless "
    "to (?:speak|talk)|gasping for (?:air|breath)|cant breathe|cannot breathe|can not breathe|struggl* "
    "to breathe|fighting for (?:air|breath)|suffocating|no puedo hablar (?:de corrido|seguido|sin|por)|"
    "frases (?:enteras|completas)|no puedo respirar|me asfixio|no me entra (?:el )?aire|ahogandome|apenas "
    "puedo respirar",
    "blue": "blue(?:ish)? lips|purple lips|lips _ (?:blue*|purple|grey|gray|lilac)|(?:face|fingers|fingertips) "
    "(?:is|are|has|have|went|turned|going|gone) (?:\\w+ )?(?:blue*|purple)|labios (?:\\w+ ){0,2}(?:morados|"
    "azul*|violeta*|amoratados)|cianosis",
    "reliever": "(?:inhaler|puffer|ventolin|salbutamol|albuterol|reliever) _ (?:nothing|not working|isnt|is not|doesnt|"
    "does not|didnt|not helping|wont|stopped|no good|not help*|no help|no relief|empty)|(?:inhalador|ventolin|"
    "salbutamol) _ (?:no (?:me )?(?:hace|funciona|alivia|sirve|ayuda|esta))",
    "throat": "(?:throat|tongue|face|lips|airway) _ (?:tight*|itch*|thick*|swell*|swollen|clos(?:ing|es|ed)|tighten*|"
    "shutting|puff* up|itchy and swollen)|swell* (?:of (?:my|the) )?(?:throat|tongue|lips|face)|swollen "
    "(?:tongue|throat|lips|face)|anaphyla*|hives (?:all over|everywhere|and|with)|"
    "(?:us(?:e|ed|ing)|need(?:ed|s)?|inject*|gave|give|grab*|jab*|usar|use|necesit*|puse|pinch*|clav*) _ _ epipen|"
    "(?:garganta|lengua|"
    "labios|cara) _ (?:hincha*|cierra*|cerrando|inflamad*)|(?:hincha*|cierra|inflama) (?:la |los |mi )?(?:garganta|"
    "lengua|labios|cara)|anafila*",
    "hives": "hives|rash all over|welts|ronchas|urticaria|habones",
    "effort": "sprint*|interval*|rep|reps|hill*|uphill|stairs|400 ?m|800 ?m|max effort|race|tempo|set|cuesta*|serie*|"
    "esprint*|subir|carrera",
    "faint": "came to (?:on|in|with|and)|woke up on the (?:gym |locker )?floor|dont remember (?:going down|falling)"
    "|me (?:cai|he caido) redond[oa]|"
    "out (?:cold )?for (?:a|about|one|two|few|\\d+) _ (?:seconds?|minutes?|secs?|mins?)|went down like "
    "a|cai(?:do)? redond[oa]|hit the deck|faint(?:ed|ing|s)?|(?:pass|passed|passing|passes) out|black(?:ed|"
    "ing|s) out|blacking out|los(?:t|ing|e) consciousness|lost conciousness|keel(?:ed|ing) over|collaps(?:ed|"
    "es|ing|e)|went unconscious|knocked unconscious|woke up on the (?:floor|ground)|came (?:round|to|around)"
    " on the (?:floor|ground)|unconscious|desmay*|perd(?:i|io|ido|iendo|er) (?:el|la) (?:conocimiento|consciencia|"
    "conciencia)|desplom*|inconsciente|sincope*|me fui al suelo redond[oa]|desvanec*|se me fue la (?:cabeza|"
    "vision)|lipotimia",
    "unresponsive": "(?:not|isnt) coming (?:round|to|around)|(?:not|isnt|is not|wont|doesnt|stopped|no) _ (?:respond*|waking|"
    "wake up|breathing|moving|answering)|unresponsive|unconscious|no (?:responde|reacciona|despierta|respira)"
    "|inconsciente|no pulse|sin pulso|cardiac arrest",
    "person": "friend|mate|partner|husband|wife|dad|mum|mom|father|mother|brother|sister|son|daughter|coach|client|"
    "teammate|buddy|guy|man|woman|somebody|someone|girlfriend|boyfriend|athlete|he|she|runner|person|amig[oa]|"
    "companer[oa]|marido|mujer|padre|madre|herman[oa]|hij[oa]|client[ea]|alguien|pareja|novi[oa]|chic[oa]|"
    "senor*",
    "exercise": "run|runs|running|training|train|trained|workout|exercis*|gym|squat*|deadlift*|lift*|race|game|match|"
    "treadmill|burpee*|spin|bike|ride|session|rowing|mid ?run|mid ?set|class|sprint*|swim*|jog*|playing|"
    "football|corr*|entren*|sentadill*|carrera|gimnasio|partido|clase|serie*|pesas|bici|nadando|rodaje",
    "near_faint": "(?:nearly|almost|casi) (?:go|goes|going|went|fall|fell|keel|topple|black|drop) (?:over|down|out|"
    "to the floor)|casi me "
    "(?:caigo|voy|cai|desplomo)|(?:nearly|almost|about to|going to|close to|like im going to|like i will|feel like|"
    "might) (?:faint*|"
    "pass(?:ing|ed)? out|black(?:ing|ed)? out|collapse*)|feel(?:ing)? faint|faintness|light ?headed|dizz*|"
    "woozy|a punto de (?:desmayarme|caerme)|casi me desmay*|mare[ao]*|vahid*",
    "palpitations": "(?:pulse|heart|heartbeat) (?:\\w+ ){0,3}(?:irregular*|uneven|erratic|skips|jumps|flips|stutters)|corazon "
    "(?:\\w+ ){0,2}da (?:saltos|vuelcos|brincos)|"
    "palpitation*|palpatation*|heart (?:is |was |keeps |has been |been )?(?:flutter*|racing|skipp*|pound* "
    "(?:for no|at rest|out of nowhere|when i)|irregular*|jump*|going (?:crazy|mad|nuts|wild)|all over the "
    "place|beating (?:funny|weird*|irregular*|out of))|chest flutter*|flutter* in my chest|(?:irregular|"
    "uneven|missed|skipped|extra) (?:heart ?)?(?:beat*|pulse|rhythm)|heartbeat _ (?:irregular|uneven|off|"
    "weird)|skip* (?:a )?beats?|heart flutter*|palpitaciones|palpitacion|corazon (?:\\w+ ){0,2}(?:salta|"
    "se (?:me )?(?:acelera|dispara|desboca|salta)|acelerad*|irregular|desbocad*|aletea*|a mil)|latidos "
    "(?:irregulares|raros|saltados|desordenados)|pulso irregular|taquicardia*|arritmia*|se me salta un "
    "latido|vuelcos",
    "racing_faint": "heart (?:was |is )?(?:racing|going crazy|pounding)",
    "sudden_death": "(?:brother|sister|dad|father|mum|mom|mother|cousin|uncle|aunt|son|daughter|relative|sibling|parent)"
    " _ _ (?:died|dropped dead|death|passed away|dead|drop dead) _ (?:sudden*|heart|cardiac|young|at (?:1|"
    "2|3)\\d|aged (?:1|2|3)\\d|in (?:his|her) (?:twenties|thirties|sleep))|sudden (?:cardiac )?death in "
    "(?:my|the|our) family|family history of sudden|(?:herman[oa]|padre|madre|prim[oa]|ti[oa]|hij[oa]|familiar)"
    " _ (?:murio|fallecio|muri[oe]*|falleci*) (?:\\w+ )*?(?:de repente|repentin*|subit*|del corazon|a los "
    "(?:1|2|3)\\d|con (?:1|2|3)\\d|joven)|muerte subita en (?:mi|la) familia",
    "young": "(?:1|2|3)\\d|young|sudden*|joven|de repente|subit*|repentin*",
    "myocarditis": "myocarditis|pericarditis|miocarditis|inflamm* of the heart|inflamed heart|heart inflammation|inflamacion "
    "(?:del corazon|cardiaca)",
    "unusual_breath": "(?:unusual*|oddly|strangely|way too|far too|suddenly|more|so|really|very|always|lately|"
    "recently|increasingly)"
    " (?:breathless|short of breath|out of breath|winded)|breathless (?:walking|climbing|doing|on the flat|"
    "going up|with|after) _ (?:flat|stairs|steps|easy|nothing|little|flight|walking)|(?:wake|waking|woke)"
    " _ (?:breathless|short of breath|gasping|unable to breathe)|cant (?:lie|sleep) flat|need (?:three|"
    "extra|more|two) pillows|me (?:ahogo|canso|fatigo|falta el aire) _ (?:un piso|escaleras|andar|andando|"
    "caminar|nada|poco)|me despierto _ (?:ahog*|sin aire)",
    "lately": "lately|recently|these days|past (?:few|couple|two|three)|new|never used to|ultimamente|estos dias|"
    "desde hace|de unas semanas",
    "ankles": "ankle* _ (?:swell*|swollen|puffy)|swollen ankles|tobillos _ hinch*|se me hinchan los tobillos",
    "murmur": "heart murmur|soplo (?:cardiaco|en el corazon)|calf pain (?:when|on) walking",
    "ecg_worry": "(?:ecg|ekg|electro|electrocardiogram*|patch|trace|heart rhythm|ritmo|strip) _ _ (?:weird|strange|odd|"
    "funny|off|irregular|rar[oa]|extran[oa]|all over|jagged|bad|wrong)|(?:is|could|might) (?:it|this|that)"
    " (?:be )?(?:afib|a-?fib|atrial fib*|arrhythmia|vt|an arrhythmia)|es (?:una )?(?:fibrilacion|arritmia)",
    "mild_dizzy": "stand* up|get up|got up|stretching|levant*|ponerme de pie",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "RF-01",
        "E0",
        "heart",
        (
            "chest~5~hurt & !stable_chest & !pec_doms",
            "chest~40~at_rest_now & hurt & !pec_doms",
            "chest_phrase & !stable_chest & !ecg_ask",
            "heart_site~4~hurt & !hr_words & !pec_doms",
            "arm_jaw~6~hurt & sweat & !pregnant",
            "ripping",
            "radiating & hurt & sweat",
            "indigestion & sweating_too",
            "indigestion & sweat",
            "indigestion & radiating",
            "chest~8~breath_severe",
            "hurt~8~radiating & breathless",
            "arm_jaw~6~hurt & sweating_too",
        ),
    ),
    Rule(
        "RF-02",
        "E1",
        "chest_rest",
        ("chest~5~hurt & stable_chest", "chest_phrase & stable_chest", "heart_site~4~hurt & stable_chest"),
    ),
    Rule(
        "RF-03",
        "E0",
        "faint",
        (
            "faint & !faint~12~recent & !faint~12~far & !neg_faint & !heat_any_past",
            "near_faint & palpitations",
            "near_faint & racing_faint",
            "unresponsive~14~person & !device & !made_out",
            "faint & unresponsive & !faint~12~far & !device & !made_out",
            "faint & now_today & !fine_today",
            "faint & again_today",
        ),
    ),
    Rule("RF-03", "E1", "faint_before", ("faint~12~recent",)),
    Rule("RF-03", "E1", "faint_before", ("faint~12~far & unexplained",), keeps_past=True),
    Rule(
        "RF-04",
        "E0",
        "breath",
        (
            "breathless~8~at_rest & !sleep_mask & !propped",
            "breath_severe & !effort_brief & !propped",
            "breathless & propped & this_moment & !sleep_mask",
            "blue",
            "reliever & breathless",
            "reliever~12~effort",
            "reliever",
            "throat",
            "hives & breathless",
            "breathless & lasting & !effort_brief & !propped",
        ),
    ),
    Rule(
        "G-3",
        "E1",
        "heart_signs",
        (
            "worn_out~12~chore & unlike_me",
            "unusual_breath & lately",
            "unusual_breath~6~stairs_easy",
            "ankles & breathless",
            "ankles & unusual_breath",
            "murmur",
        ),
    ),
    Rule(
        "RF-21",
        "E1",
        "rhythm",
        ("palpitations & !hr_words_benign & !trace_ask", "sudden_death", "ecg_worry & !dx_show"),
        keeps_past=True,
    ),
    Rule("RF-23", "E1", "myocarditis", ("myocarditis & !years_past",), keeps_past=True),
)

MORE: dict[str, str] = {
    "device": "app|watch|phone|screen|button|site|web|website|page|strap|sensor|garmin|bluetooth|chat|messages?|emails?|"
    "whatsapp|telegram|bot|laptop|server|reloj|pantalla|boton|pagina|movil|celular|celu|banda|pulsera|mensaje*|"
    "correo|cinta de correr|treadmill screen",
    "hr_words": "heart (?:rate|beat)|hr|fc|zone*|pulsaciones|frecuencia",
    "hr_words_benign": "sprint*|max effort|interval*|series|before a race|excited",
    "stairs_easy": "flight|stairs|un piso|escaleras|flat",
    "effort_brief": "(?:recover*|settle*|fine|gone|normal|ok) (?:in|within|after) (?:a|one|two|1|2|\\d+|about) _ (?:minute*|"
    "min|seconds|minut*)|end of (?:a|the|my)|after (?:each|every|the) (?:sprint|rep|interval)|al final "
    "de|tras cada serie",
    "years_past": "(?:\\d+|two|three|four|five|six|seven|eight|ten|several|many|a few) years ago|as a (?:child|kid)|hace "
    "(?:\\d+|dos|tres|cuatro|cinco|seis|diez|muchos) anos|de nin[oa]",
    "sleep_mask": "altitude tent|sleep mask",
    "now_today": "today|just now|right now|this (?:morning|afternoon|evening)|(?:an?|one|two|1|2|half an) hours? ago|"
    "minutes ago|tonight|hoy|hace un rato|ahora mismo|esta (?:manana|tarde|noche)|acab[ao]",
    "fine_today": "(?:fine|ok|okay|good|great|well|better|normal) (?:today|this (?:morning|afternoon|evening))|"
    "(?:today|this morning) (?:im |i am |i feel |feel |feeling |its |all |totally |completely |perfectly )*(?:fine|ok|okay|"
    "good|great|"
    "well|normal|better)|"
    "(?:hoy|esta manana) (?:ya |estoy |me siento |me encuentro |voy |todo |muy |mucho |perfectamente )*(?:bien|mejor|perfect*|"
    "genial|"
    "normal|como (?:nuev[oa]|siempre))|(?:bien|mejor|perfect[oa]|genial) hoy",
    "again_today": "(?:again|too|as well|otra vez|de nuevo|tambien) (?:today|this (?:morning|afternoon|evening)|hoy|esta "
    "(?:manana|tarde))|"
    "(?:today|this (?:morning|afternoon|evening)|hoy|esta (?:manana|tarde)) (?:again|too|as well|otra vez|de nuevo|tambien)|"
    "and today|y hoy "
    "(?:me |he )",
    "recent": "(?:once|twice|two times|three times|\\d+ times|several times|a few times) (?:this|last|in the (?:last|past)) "
    "(?:\\w+ )?(?:"
    "weeks?|months?)|(?:una vez|dos veces|tres veces|varias veces|un par de veces) (?:este|esta|en (?:el|la|los|las)|el|la) "
    "(?:ultim[oa]s? )"
    "?(?:semanas?|mes|meses)|antier|yesterday|last (?:night|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|"
    "sunday)|(?:\\d+|"
    "a few|two|three|four|five|six|ten|couple of|a couple of|several) (?:days|weeks) ago|the other (?:day|"
    "week)|(?:on|this|past) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)|a week "
    "ago|earlier this week|a fortnight ago|ayer|anoche|anteayer|la semana pasada|hace (?:\\d+|unos|dos|"
    "tres|cuatro|cinco|una|un par de) (?:dias|semanas|semana)|el (?:lunes|martes|miercoles|jueves|viernes|"
    "sabado|domingo)(?: pasado)?|el otro dia|el finde|(?:in|since|back in) (?:january|february|march|april|may|june|july|august|"
    "september|october|november|december)|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|"
    "diciembre)",
    "far": "(?:\\d+|a few|two|three|four|five|six|seven|eight|nine|ten|several|couple of|many) (?:months|years)"
    " ago|last (?:year|month|summer|winter|season|spring|autumn)|in (?:19|20)\\d\\d|as a (?:child|kid|teen*)"
    "|when i was (?:\\w+ )?(?:young*|little|\\d+|a (?:kid|child|teen*)|in)|years ago|months ago|a year "
    "ago|a month ago|once (?:before|at|when|in|five|years)|back in|hace (?:\\d+|unos|dos|tres|cuatro|cinco|"
    "seis|siete|ocho|nueve|diez|doce|quince|"
    "veinte|muchos|varios|un) (?:anos|meses|mes|ano)|el (?:ano|mes|verano|invierno) pasado|de (?:nin[oa]|"
    "joven|pequen[oa])|cuando (?:era|tenia)|hace (?:anos|meses|tiempo)|"
    "(?:hace|hara) (?:\\w+ ){1,2}(?:anos|veranos|inviernos|meses|temporadas)|(?:two|three|\\d|a few|some) (?:summers|winters|"
    "seasons) "
    "ago|(?:en|de) (?:el|la) (?:cole|colegio|escuela|insti|instituto|uni|universidad)|(?:at|in|from) (?:school|college|uni|"
    "university)",
    "unexplained": "(?:never|nobody|no one|didnt|wasnt|hasnt|havent|not|no doctor) (?:\\w+ ){0,3}(?:saw|seen|see|see a|went|worked|"
    "found|find|checked|explain*|investigat*|looked|told|known|knew|diagnos*|reason|cause)|(?:unexplained|unknown|for no) "
    "(?:\\w+ )?(?:reason|cause|faint*|collapse*)|unexplained|(?:nunca|nadie|no|ni) (?:\\w+ ){0,3}(?:revis*|vi a|fui|vio|mir[eoa]*|"
    "explic*|supo|supieron|supe|encontr*|estudi*|consult*|averigu*|causa)|sin (?:explicacion|causa|motivo|revisar*)",
    "neg_faint": "faint (?:line|smell|sound|light|signal|memory|hope)",
    "heat_any_past": "faint hearted",
    "trace_ask": "(?:electro|ecg|ekg) _ (?:muestra|show*|dice|indica)",
    "dx_show": "does my (?:ecg|ekg)|having a heart attack",
    "ecg_ask": "(?:ecg|ekg|electro|trace) _ _ heart attack",
}
WORDS |= MORE
