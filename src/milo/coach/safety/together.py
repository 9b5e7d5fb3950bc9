"""Single words that together are a danger, however the sentence runs: site, feeling, onset, who; both languages.

A term such as `eye~8~gone` holds in either order; from FAR_WORDS on it looks past the ends of sentences. Notation: triage_text.py.
Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.lexicon.said_common import CANT, CANT_ES
from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "load_on_me": "(?:clutch*|grabb?(?:ing|ed|s)|holding|agarr*|sujet*|tocandose|llevandose) (?:\\w+ ){0,4}(?:chest|pecho|heart|"
    "corazon)(?! (?:strap|rate|monitor|fly|press))|mano (?:\\w+ )?(?:al|en el) pecho|"
    "(?:elephant|car|truck|lorry|van|fridge|piano|bricks?|anvil|weight|boulder|concrete|bus|horse|cow|somebody|"
    "someone|person|gorilla|tank|slab|bear) (?:\\w+ ){0,5}on (?:me|top of me|my (?:chest|ribs|sternum|breastbone|"
    "heart))|"
    "(?:elefante|coche|carro|auto|camion|piedra|losa|yunque|mueble|alguien|vaca|heladera|piano|peso|bloque|tonelada|"
    "ladrillo*|mano) (?:\\w+ ){0,5}(?:encima|arriba|sobre|aplast*) (?:mio|mi|de mi|del pecho|de mi pecho|el pecho|me|"
    "mi pecho|pecho)",
    "torso": "chest|breast ?bone|sternum|behind my ribs|ribs|heart(?! (?:rate|beats?|zone*|monitor|strap|day|broken|pump*))|"
    "middle of (?:me|my (?:chest|body))|pecho|esternon|corazon|caja toracica|costilla*|pechito|torax",
    "squeezed": "apret*|apriet*|estruj*|oprim*|opres*|aplast*|presion*|pinch*|punz*|puntada*|clav*|duel*|dol*|adolor*|dolorid*|"
    "ard*|quem*|pesad*|peso|atenaz*|agarrot*|trab*|cerrad*|tens*|ahog*|"
    "squeez*|crush*|press(?:ing|ure|ed)|tight*|heav*|weigh*|clench*|grip(?:s|ped|ping)?|stab*|sharp|dull|ache*|"
    "aching|hurt*|pain*|burn*|constrict*|clamp*|cramp*|sore|spasm*|pinch*|knot*|uncomfortable|weird|funny|odd|fist|"
    "band|vice|vise|brick",
    "unwell_now": "sweat*|clammy|nause*|sick|puke|vomit*|pale|grey|gray|dizz*|faint|breath*|jaw|left arm|arm|"
    "shoulder|back|sud(?:o|"
    "a|ando|or*|oroso)|vomit*|nause*|mare*|palid*|mandibula|quijada|brazo|hombro|espalda|aire|respir*|ahog*|desmay*|"
    "frio",
    "no_stop": "still (?:there|here|going|on|hurt*|tight|sore)|wont (?:go|stop|shift|ease|quit|leave|let)|not (?:going|shifting|"
    "easing|stopping|letting)|for (?:the (?:last|past) )?(?:\\w+ )?(?:\\d+ )?(?:minutes|min|hour|hours)|\\d+ "
    "(?:minutes|min) (?:now|ago|already)|been (?:\\d+|a few|ten|twenty) (?:minutes|min|hours)|sigue|no (?:se (?:me "
    ")?)?(?:va|quita|pasa|afloja|cede|cesa)|(?:llevo|lleva|hace) (?:\\w+ ){0,2}(?:\\d+ )?(?:minutos|min|rato|horas?)|"
    "ahora mismo|right now|sin parar|all (?:day|morning|evening|through)|desde que|since i",
    "woke_down": "(?:woke|wake|waking|came|come|coming|despert*|aparec*|amanec*|volvi|next (?:thing )?i (?:was|knew|remember)|lo "
    "siguiente) (?:\\w+ ){0,6}(?:on|onto|in|en|staring (?:up )?at|looking (?:up )?at|sobre|tirad[oa]|contra|mirando) "
    "(?:\\w+ ){0,4}(?:floor|ground|tiles|mat|tarmac|pavement|grass|track|deck|carpet|ceiling|strangers|faces|people|"
    "suelo|piso(?! de (?:arriba|abajo))|cesped|asfalto|colchoneta|tapiz|tatami|alfombra|baldosa*|techo|gente)",
    "woke": "next i (?:was|knew|remember)|staring (?:up )?at|looking up at|woke|came (?:to|round|around|back)|wake|waking|"
    "despert*|amaneci|apareci|volvi en mi|recobr*|come to|next thing|lo siguiente",
    "on_ground": "ceiling|techo|strangers|faces|floor|ground|tiles|mat|tarmac|pavement|grass|track|deck|carpet|suelo|piso|"
    "tirad[oa]|cesped|asfalto|colchoneta|tapiz|tatami|alfombra|baldosa*|people (?:around|over|looking|standing)|"
    "gente (?:alrededor|encima|mirando)",
    "went_black": "(?:everything|it all|all|vision|sight|eyes|world|lights?) (?:\\w+ ){0,3}(?:black|dark|closed|"
    "tunnel*|grey|went|"
    "out|white|faded|gone)|tunnel vision|(?:todo|vista|vision|ojos|mundo) (?:\\w+ ){0,3}(?:negro|oscur*|blanco|nubl*|"
    "apag*|cerr*)|(?:nubl*|apag*) (?:\\w+ )?(?:la )?(?:vista|todo)",
    "went_down": "dropped(?! (?:the|my|a|weight|to|from|it))|went down|collaps*|slumped|crumpled|toppled|keeled|folded|hit the "
    "(?:deck|floor|ground)|fell|passed out|faint*|black(?:ed|ing)? out|desplom*|se cayo|cayo|cai|desmay*|desvanec*|"
    "caer redond*",
    "was_out": "(?:gone|out|unconscious|limp|blank|nothing) (?:\\w+ )?for (?:\\w+ ){0,4}(?:seconds?|sec|minutes?|min|bit|while|"
    "moment)|(?:no|not|wasnt|isnt|wont|didnt) (?:\\w+ )?(?:respond*|answer*|wak*|react*|mov*|breath*)|unresponsive|"
    "limp|eyes (?:rolled|shut|closed|back)|(?:tard*|took) (?:\\w+ ){0,6}(?:contestar|responder|reaccionar|volver en "
    "si|to (?:answer|respond|come round|wake))|no (?:responde|reacciona|contesta|respira|despierta|vuelve)|"
    "(?:inconsciente|id[oa]|apagad[oa]) (?:\\w+ ){0,3}(?:segundos|minutos|rato)|sin (?:conocimiento|sentido)",
    "about_to_drop": "(?:going|about|gonna|nearly|almost|like im going) (?:to )?(?:drop|keel|go down|pass out|faint|black ?out|"
    "collapse|hit the (?:deck|floor|ground)|fall over)|(?:voy|va) a (?:ir|caer|dar|desmay*|desplom*)[a-z]{0,9} "
    "(?:\\w+ )?(?:al |en el |contra el )?(?:suelo|piso|desmay*|redond*)?|me (?:voy a (?:caer|desmayar|desplomar|ir)|"
    "estoy por (?:caer|desmayar)|caigo)|(?:legs|piernas) (?:\\w+ ){0,3}(?:jelly|gelatina|floj*|gave|giving|doblan|"
    "tiembl*)|faint*|lightheaded|light headed|dizz*|woozy|mare*|see(?:ing)? stars|tunnel*|sight|vision|vista|nubl*|"
    "veo (?:negro|borroso|estrell*|puntos|chirib*)",
    "heart_fast": "(?:acelera*|dispar*|desboc*|salt*|late) (?:\\w+ ){0,3}(?:el )?(?:corazon|pulso)|(?:heart|pulse|hr|"
    "corazon|pulso|"
    "bobo) (?:\\w+ ){0,8}(?:mental|bonkers|crazy|mad|insane|racing|race*|hammer*|thump*|pound*|flutter*|skip*|"
    "irregular*|wild|explod*|burst*|stop*|galop*|mil|loc[oa]|salir*|sale|desboc*|dispar*|acelera*|tambor|salt*|"
    "brinc*|vuelco*|fuera|garganta|raro|weird|funny|all over)|palpita*|taquicard*|arritm*",
    "eye": "vision|sight|eye|eyes|eyesight|see|seeing|vista|ojo|ojos|ver|veo|ve",
    "eye_gone": "vanish*|gone|lost|half|black|missing|blind|curtain|disappear*|blank|grey(?:ed)?|perd*|perdi|mitad|negr[oa]|"
    "ciego|ciega|cortina|desaparec*|apag*|nada",
    "eye_side": "(?:one|left|right|half)|un ojo|derech*|izquierd*|mitad|lado",
    "eye_gear": "contact*|lens*|glasses|goggles|sweat in|sudor en|lentill*|gafas|lentes|mascara|punch|ball|pelota|race|finish "
    "line|progress|meta",
    "ache_head": "head|headache|migraine|skull|cabeza|cefalea|jaqueca|migrana|coco|cerebro",
    "ever_worst": "worst|never (?:\\w+ ){0,3}(?:felt|had|known|like)|ever (?:had|known|felt)|of my life|split open|"
    "explod*|burst*|"
    "like (?:a |an |being )?(?:\\w+ ){0,2}(?:hammer|bat|axe|shot|bomb|thunder*|lightning|bolt|explosion)|peor|nunca|"
    "jamas|en mi vida|de mi vida|estall*|explot*|revent*|parti*|martill*|rayo|trueno|hachazo|tiro",
    "at_once": "sudden*|bam|bang|boom|out of nowhere|out of the blue|instant*|all at once|in (?:a|one|two|seconds?) second*|"
    "snap|like a switch|mid (?:set|rep|lift|deadlift|squat|run|session|press)|de golpe|de repente|de pronto|de la "
    "nada|subit*|repentin*|en (?:un|dos) segund*|zas|pum|en mitad|haciendo fuerza|al hacer fuerza|al levantar",
    "one_part": "(?:left|right|one|half|derech[oa]|izquierd[oa]|un|una|medi[oa]) (?:of )?(?:my |his |her |the |la |el )?(?:side|"
    "arm|leg|hand|face|body|foot|mouth|cheek|lado|brazo|pierna|mano|cara|cuerpo|pie|boca|labio|parpado)|(?:arm|leg|"
    "hand|side|foot|brazo|pierna|mano|lado|cara|pie) (?:left|right|derech[oa]|izquierd[oa])",
    "no_power": "limp|floppy|dead|useless|weak*|heavy|wont (?:move|work|grip|lift|do)|cant (?:move|grip|hold|lift|feel)|not "
    "(?:moving|working|gripping)|numb*|droop*|dropp*|sag*|tingl*|paraly*|fallen|slack|bob[oa]|muert[oa]|floj[oa]|"
    "debil*|caid[oa]|cae|torcid*|dormid*|durmi*|parali*|tont[oa]|torpe|no (?:agarra|responde|me responde|mueve|la "
    "muevo|lo muevo|siento|obedece|aprieta|sube|cierra)|sin fuerza|colg*|de trapo",
    "mouth_part": "face|smile|mouth|lip|lips|eyelid|cheek|cara|sonrisa|boca|labio|labios|parpado|ceja|jeta|speech|talk*|word*|"
    "habl*|palabra*|lengua",
    "mouth_off": "droop*|drop*|wonky|crooked|lopsided|sag*|slid*|uneven|hang*|one side|numb|funny|slur*|garbl*|jumbl*|scrambl*|"
    "wrong|weird|nonsense|drunk|mix*|cae|caid*|torcid*|chuec*|lado|colg*|dormid*|trab*|enred*|raro|rara|borrach*|"
    "arrastr*|no (?:me )?salen|mal|embol*",
    "blow2": "hit|whack*|bang*|knock*|kick*|boot|elbow*|knee|ball|bat|bar|plate|disc|disco|weight|dumbbell|fell|fall|landed|"
    "slip*|crash*|clash*|collid*|concuss*|punch*|smack*|smash*|clip*|clock*|bump*|headbutt|golp*|peg(?:o|ue|aron|"
    "ado)|cay[oe]|cai|caid*|choq*|choc*|patad*|codaz*|rodillaz*|balonaz*|pelotaz*|punetaz*|barra|mancuerna|pesa|"
    "conmoc*|cabezaz*|porraz*|tropec*|estamp*|estrell*|resbal*|di con|me di|le dieron|se dio",
    "head2": "head|skull|temple|nape|forehead|neck|nuca|cabeza|sien|frente|coco|craneo|face|cara|nose|jaw|cuello|helmet|casco|"
    "heads",
    "brain_sign": "see(?:s|ing)? (?:double|two|2)|double|(?:veo|ve|viendo) (?:doble|dos|2)|dos (?:pantallas|imagenes|de todo)|"
    "(?:bleed*|blood|fluid|liquid|sang*|liquido) (?:\\w+ ){0,5}(?:ear|nose and ear|oido|oreja)|(?:ear|oido|oreja) "
    "(?:\\w+ )?(?:bleed*|sang*)|keeps? (?:asking|repeating|saying)|repit*|pregunta (?:\\w+ )?lo mismo|dormil*|sleepy|"
    "drows*|cant (?:stay|keep) (?:awake|eyes)|somnol*|no (?:me |se )?(?:acuerd*|recuerd*)|dont remember|cant "
    "remember|no memory|amnes*|out for|out cold|unconscious|inconscien*|perdi* el conocimiento|confus*|confund*|"
    "desorient*|"
    "slurr*|vomit*|thrown up|threw up|throwing up|puk*|been sick|being sick|devolv*|devuelt*|(?:headache|head|dolor|"
    "cabeza) (?:\\w+ ){0,6}(?:worse|stronger|growing|increas*|peor|mas fuerte|cada vez|aument*)|(?:hands?|arms?|"
    "legs?|fingers|manos?|brazos?|piernas?|dedos) (?:\\w+ ){0,4}(?:buzz*|tingl*|numb*|weak*|dormid*|hormigu*|debil*|"
    "floj*|sin fuerza|corriente)|seiz*|convuls*|agress*|aggress*|agresiv*|irritab*|pupil*",
    "fruity": "(?:breath|aliento|boca) (?:\\w+ ){0,4}(?:fruit*|pear|acetone|nail|sweet|fruta*|acetona|manzana|dulce|"
    "quitaesmalte)|fruity",
    "vomiting": "vomit*|puk*|throw(?:ing|n)? up|threw up|being sick|been sick|devolv*|devuelv*|arcada*|chuck*",
    "preg_time": "(?:im |i am |at |now |nearly |almost )?(?:1\\d|2\\d|3\\d|4[0-2]) (?:weeks|semanas|sem)(?! (?:ago|plan|block|"
    "program*|until|out|away|streak|training|of training|postpartum|old|to go|cycle|challenge|before|hasta|para la|"
    "entrenando|sin|de entren*|de plan|in a row|seguidas|in(?:to)? (?:my|the) (?:plan|block|program*)))|(?:de|con|"
    "estoy de|voy por) [4-9] meses|[4-9] (?:meses|months) (?:embaraz*|preg*|along|gone)|^[4-9] meses|pregnan*|"
    "embaraz*|my bump|trimester|trimestre|midwife|matrona|prenada|expecting (?:a baby|in)|the baby|my baby|el bebe|"
    "mi bebe|panza de",
    "preg_sign": "(?:lucecit*|luces|chiribit*|destell*|flash*|spark*|spots|floaters|blurr*|borros*) (?:\\w+ ){0,12}(?:cabeza|"
    "head*)|(?:cabeza|head*) (?:\\w+ ){0,12}(?:lucecit*|luces|chiribit*|destell*|flash*|spark*|spots|floaters|blurr*|"
    "borros*)|"
    "(?:sale|salio|cae|cayo|chorr*|perd*|rompi*|soaked|gush*|trickl*|leak*|pop|popped) (?:\\w+ ){0,8}(?:liquid*|"
    "agua*|fluid*|water*|leggings|knickers|pants|mojad*|soaked|wet|bolsa|empapad*)|(?:leggings|knickers|underwear|"
    "pants|bragas|pantalon) (?:\\w+ ){0,4}(?:soaked|wet|mojad*|empapad*)|"
    "(?:bump|belly|stomach|tummy|panza|barriga|guata|vientre|tripa|it) (?:\\w+ ){0,6}(?:tight*|hard|rock|dur[oa]|"
    "piedra|endurec*) (?:\\w+ ){0,8}(?:every|cada|min*|apart|regular*)|contraccion* (?:\\w+ ){0,3}(?:cada|regular*)|"
    "contractions|(?:bebe|baby|bub) (?:\\w+ ){0,5}(?:no se (?:\\w+ )?mueve|se mueve menos|not moving|stopped moving|"
    "hasnt moved|moving less|barely mov*|isnt moving|hardly mov*)|casi no se mueve|less movement|fewer kicks|menos "
    "movimiento|(?:spotting|bleed*|blood|sangr*|mancha*) (?:\\w+ ){0,5}(?:red|pilates|run*|morning|today|since|after|"
    "rojo|hoy|desde|despues|fresc*|bastante|mucho)|(?:bajo|baja|sale|salio|perdi) (?:\\w+ )?sangre|(?:red|bright) "
    "(?:\\w+ )?blood",
    "tired_of_life": "(?:estrell*|crash*|choc*) (?:\\w+ ){0,3}(?:coche|auto|carro|car|moto|bike) (?:\\w+ )?(?:a "
    "proposito|adrede|on "
    "purpose|deliberately|contra un)|(?:hoy|esta noche|ya|aqui) me despido|me despido (?:para siempre|de todos|hoy)|"
    "last night (?:alive|on earth|ever|here)|(?:tonight|today|esta noche|hoy) (?:is|es|sera|will be) (?:the|my|la|"
    "mi) (?:last|ultim*) (?:night|day|noche|dia)(?! of (?:my |the )?(?:plan|block|program*|deload|holiday|trip|week|"
    "camp|training|trial|free))|nobody needs me|nadie me necesita|(?:rather|sooner|prefer) (?:\\w+ ){0,4}(?:not be "
    "(?:here|alive|around)|not exist|be dead|be gone)|(?:none of this|nothing|it wont|it doesnt) (?:\\w+ "
    "){0,3}matter* (?:\\w+ )?(?:after|soon|any ?more|then|once)|(?:after (?:that|friday|tonight|tomorrow|this)) "
    "(?:\\w+ ){0,6}(?:matter*|gone|over|peace|no more|wont be)|wont (?:\\w+ )?(?:be (?:here|around|needing)|need "
    "(?:the|this|a) (?:plan|app|workouts?)) (?:\\w+ )?(?:after|next|any ?more|tomorrow|much longer|for long)|"
    "(?:won?t|not going to) be (?:around|here) (?:to|for|much)|"
    "(?:bridge|train (?:tracks|station)|platform|balcony|cliff|roof|puente|vias|andenes|anden|balcon|azotea|"
    "acantilado) (?:\\w+ ){0,12}(?:think*|thought*|jump*|how easy|stop it all|end|pienso|pensando|pensar|saltar|"
    "tirar*|facil|imagin*)|(?:think*|thought|pienso|pensando) (?:\\w+ ){0,6}(?:jumping|ending it|ending things|"
    "driving into|stepping (?:off|in front)|not being (?:here|around|alive)|dying|death a lot|saltar del|tirarme|no "
    "estar|morir*|quitarme|matarme)|"
    "(?:mas (?:tranquil*|feliz|felices|livian*)|mejor) (?:\\w+ ){0,4}(?:si yo no|sin mi|si no estuviera|si no "
    "existiera|si desapare*|si me muer*|si me muriera)|(?:better|happier|easier|relieved) (?:\\w+ ){0,4}(?:without "
    "me|if i (?:\\w+ )?(?:gone|dead|die|died|disappear*|wasnt|werent|not))|no (?:\\w+ )?(?:encuentro|veo|tiene|tengo|"
    "hallo) (?:\\w+ ){0,3}(?:sentido|motivo*|razon*|ganas) (?:\\w+ ){0,4}(?:seguir|vida|vivir|nada ya)|"
    "(?:tired|exhausted|sick|fed up) of (?:\\w+ )?(?:being alive|existing|living|life|waking up)|(?:cansad*|hart*) "
    "de (?:existir|vivir|seguir viv*|despertar*|esta vida|la vida)|(?:fall asleep|go to sleep|dormir*|acostar*) "
    "(?:\\w+ ){0,4}(?:never|not|forever|no) (?:\\w+ )?(?:wak*|despert*|levant*)|(?:dormir|dormirme) para siempre|"
    "(?:rope|noose|soga|cuerda) (?:\\w+ ){0,6}(?:neck|ready|bought|cuello|comprad*|lista)|(?:goodbye*|bye|farewell|"
    "despedi*|adios) (?:\\w+ ){0,6}(?:for good|forever|everyone|last time|siempre|todos|alguien|ultima)|last (?:time|"
    "message|chat) (?:\\w+ ){0,4}(?:talk|ever|here|you)|"
    "(?:want|wanting|wish|wanna|quiero|ganas de|deseo|quisiera) (?:\\w+ )?(?:it all |everything |todo )?(?:to (?:end|"
    "stop|be over)|que (?:todo )?(?:se )?(?:acabe|termine|pare))(?= |$|\\.)(?! (?:hurting|sore|raining|the (?:pain|"
    "soreness) in))|make it (?:all )?stop|que (?:todo )?(?:se )?acabe (?:todo|ya)|i (?:dont|do not) (?:\\w+ "
    ")?(?:deserve|want) to (?:live|be alive|exist|breathe)|no merezco (?:vivir|estar viv*)",
    "cut_self": "(?:cut|cutting|cuts|slic*|razor*|blade*|scratch*) (?:\\w+ ){0,6}(?:my (?:own )?(?:thighs?|wrists?|arms?|legs?|"
    "skin)|myself|to cope|relief|secret|dont tell)|(?:been|started|keep|im) cutting (?:again|since|after|when|"
    "because|at night)|burn(?:ing)? myself|(?:burn*|hurt*) (?:my skin|myself on purpose)|(?:cort*|cuchill*|navaja*|"
    "gilette*|quem*|rasgu*|arana*) (?:\\w+ ){0,6}(?:muslo*|muneca*|brazo*|piernas|piel|a mi mism*|alivi*|castig*|a "
    "escondidas)|(?:me |hacerme )(?:hago|hice|hacer|he hecho) (?:\\w+ )?(?:cortes|heridas|dano)|cut myself(?! "
    "(?:shaving|on (?:a|the)|cooking|chopping|with a (?:knife|kitchen|plate)))",
    "cut_benign": "haircut|cut myself (?:some|a) (?:\\w+ )?(?:slack|break|slice|piece)|"
    "cut (?:my )?(?:hair|carbs|sugar|calor*|fat|weight|body ?fat|workout|session|run|rest|down|back|out)|"
    "cutting (?:phase|season|carbs|calor*|weight|diet|board|sugar|out|down|back|fat|for|and bulk*|edge)|corte de "
    "pelo|definicion|shav*|afeit*|callus*|blister*|callo*|grass|cesped|bar knurl*|calor*|calories|sunburn|quemar "
    "grasa|quemar calor*|me queme al sol",
    "cant_air": f"{CANT} (?:\\w+ ){{0,3}}(?:breath|breathe|air|oxygen|lungful|breaths)|{CANT_ES} (?:\\w+ "
    f"){{0,3}}(?:respirar|aire|"
    f"hablar|terminar de hablar|oxigeno)|(?:no (?:me )?(?:entra|llega|alcanza|pasa)) (?:\\w+ )?aire|(?:fighting|"
    f"gasping|struggling|starving|hungry) for (?:air|breath)|jalar aire|no doy mas del ahogo|ahog(?:o|ada|ado|ando)|"
    f"falta (?:el |de )?aire|silbid*|whistl*|wheez*",
    "sitting": "sitting|sat|still|rest|lying|bench|sofa|couch|chair|bed|seated|not (?:moving|doing)|sentad*|quiet*|sillon|sofa|"
    "cama|acostad*|echad*|reposo|parad*|tumbad*|tirad*|banco|sin (?:moverme|hacer)",
    "swelled_face": "(?:tongue|throat|lip|lips|face|eyes|eyelids|mouth|voice|lengua|garganta|labio|labios|cara|ojos|"
    "parpados|boca|"
    "voz) (?:\\w+ ){0,6}(?:fat|swoll*|swell*|swelled|puff*|big*|huge|thick|tight*|clos*|itch*|funny|hoarse|croaky|"
    "tingl*|hinch*|gord*|inflam*|cerr*|cierr*|pica*|ronc*|apret*|hormigu*|grand*|rar[oa])",
    "ate_or_stung": "ate|eaten|eating|bar|nuts?|cashew*|peanut*|almond*|shrimp|prawn*|shellfish|fish|sesame|milk|egg|"
    "soy|bee|wasp|"
    "sting|stung|bitten|bite|preworkout|pre workout|supplement|powder|gel|antibiotic|penicillin|ibuprofen|allerg*|"
    "comi|comer|barrita|batido|nuez|nueces|mani|cacahuete*|cacahuate*|almendra*|marisco*|camaron*|gamba*|pescado|"
    "abeja|avispa|pico|picadura|picado|alerg*|proteina|pastilla|ibuprofeno|hormiga*",
    "oxy_word": "oximet*|pulsioximetr*|saturacion|saturo|satura|sat(?! (?:at|in|on|down|here|there|with|for|by|still|all|around|"
    "through|up|next))|spo2|oxygen|oxigeno|o2|aparatito del dedo|finger (?:clip|"
    "thing|gadget|monitor)|pulse ox|cosito del dedo|dedal",
    "oxy_low": "(?:(?:5|6|7)\\d|8\\d|90|91|92)(?! ?(?:bpm|pulsos|pulsaciones|latidos|beats|ppm|lpm))",
    # Good oxygen with the pulse beside it, as an oximeter shows them.
    "oxy_good": "(?:spo2|oxygen|oxigeno|o2|sats?|saturation|saturacion) (?:\\w+ ){0,3}(?:9[5-9]|100) (?:\\w+ "
    "){0,6}(?:pulse|hr|heart rate|"
    "pulso|pulsaciones|frecuencia) (?:\\w+ ){0,2}(?:4|5|6|7|8|9)\\d",
    "oxy_not": "bpm|hr|pulse rate|km|kg|max effort|sprint|altitude|altura|altitud|summit|cima",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "RF-01",
        "E0",
        "heart",
        (
            "load_on_me",
            "torso~10~squeezed & unwell_now & no_stop & !stable_chest & !pec_doms & !gym_chest & !strap_gear",
            "torso~6~squeezed & no_stop & !stable_chest & !pec_doms & !gym_chest & !strap_gear & !racing_only",
        ),
    ),
    Rule(
        "RF-03",
        "E0",
        "faint",
        (
            "woke_down & !woke_down~12~recent & !woke_down~12~far",
            "went_black~25~on_ground & !went_black~12~recent & !went_black~12~far",
            "went_down~14~was_out & !went_down~12~recent & !went_down~12~far & !device",
            "heart_fast~30~about_to_drop & !heart_fast~12~recent & !heart_fast~12~far & !idiom_heart",
            "heart_fast~30~went_black & !heart_fast~12~recent & !heart_fast~12~far",
        ),
    ),
    Rule(
        "RF-03",
        "E1",
        "faint_before",
        (
            "woke_down~12~recent",
            "went_black~25~on_ground & went_black~12~recent",
            "went_black~12~recent & went_black~8~mid_effort",
            "went_down~14~was_out & went_down~12~recent & !device",
        ),
    ),
    Rule(
        "RF-04",
        "E0",
        "breath",
        (
            "cant_air~25~sitting & !effort_brief & !breath_lift",
            "swelled_face~40~ate_or_stung",
            "swelled_face~30~cant_air",
            "hives~30~swelled_face",
        ),
    ),
    Rule(
        "RF-05",
        "E0",
        "stroke",
        (
            "eye~5~eye_gone~6~eye_side & !eye_gear & !idiom_heart",
            "ache_head~14~ever_worst~20~at_once",
            "ache_head~12~ever_worst & at_once",
            "one_part~5~no_power~25~mouth_off & mouth_part",
            "one_part~4~no_power & at_once & !side_workout",
            "mouth_part~4~mouth_off & one_part~5~no_power",
        ),
    ),
    Rule("RF-06", "E0", "head_red", ("head2~12~blow2~30~brain_sign & !head_vague & !blow_gym",)),
    Rule("RF-17", "E0", "sugar", ("diabetic & fruity", "diabetic & vomiting & sick_belly & keto_bad & !gel_belly")),
    Rule("SN-17", "E0", "heat", ("temp_39 & brain_off",)),
    Rule("RF-18", "E0", "pregnancy", ("preg_time & preg_sign & !blood_words & !postpartum",)),
    Rule("RF-19", "E0", "crisis", ("tired_of_life", "cut_self & !cut_benign"), keeps_past=True),
    Rule(
        "SN-03",
        "E0",
        "oxygen",
        (
            "oxy_word~6~oxy_low & sitting & !oxy_not & !oxy_good & !spo2_own",
            "oxy_word~6~oxy_low & again & !oxy_not & !oxy_good & !hard",
        ),
    ),
)
WORDS |= {
    "mid_effort": "mid ?(?:set|run|race|session|workout|rep|ride|squat|lift|interval|wod)|(?:on|off) the (?:rower|bike|"
    "treadmill|erg)|"
    "during (?:the|a|my)|halfway through|en (?:mitad|medio) de|a mitad de|en plen[oa]|haciendo|durante",
    "idiom_heart": "when i saw|cuando vi|jaja*|haha*|lol|in love|enamor*|price|precio",
    "racing_only": "heart rate|hr|zone|pulsaciones|broken|heart (?:set|in it)",
    "strap_gear": "strap|monitor|watch|band (?:keeps|disconnect*)|belt keeps|banda|pulsometro|sensor|reloj",
    "breath_lift": "breathing (?:technique|pattern|cue)|when (?:i )?(?:run|sprint|swim)|as i (?:run|sprint)|como respiro|whistle|"
    "ring ?tone|tecnica",
    "blow_gym": "(?:hit|smash*|crush*|bang out) (?:my|a|the|it) (?:pr|pb|pace|goal*|target*|legs|set*|workout|gym|macros)|"
    "weights? (?:room|session|plan|training)|bar (?:path|speed|position|placement)",
    "brain_off": "confus*|delir*|desvari*|desvaria|rambl*|incoheren*|not making sense|doesnt know|no sabe donde|disparat*|"
    "hallucinat*|alucin*|talking (?:rubbish|nonsense)|disorient*|desorient*",
    "postpartum": "postpartum|posparto|postparto|gave birth|di a luz|c ?section|breastfeed*|lactancia|months old|weeks old|"
    "(?:nacio|nacimiento)",
    "gel_belly": "gel|gels|geles",
}
