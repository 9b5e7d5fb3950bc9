"""More ways people tell of back, muscle, vein, bone and joint (RF-10 to RF-16), and rules over them.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.lexicon.said_common import CANT, CANT_ES
from milo.coach.safety.text.triage_text import Rule

WIDER: dict[str, str] = {
    "urine": "peed|pees|mee|meaba|meamos|orine|hice pis|hice pipi|pissing|"
    "tinkle|toilet bowl|loo|urin*|pichi|chis|meada|meados|orines|hago pis|hacer pis",
    "pale": "like water|apple juice|lemonade|straw|amarillit*|clarit*|transparente",
    "muscle_part": "pecs|lats|traps|delts|calf|upper arm*|forearms?|abs|pierna*|brazo*|pectorales|dorsales|hombros|"
    "gluteos|isquios|"
    "pantorrillas|cuadris|antebrazos",
    "rhabdo_bad": "(?:swoll*|swell*|ballooned|puffed|blown) (?:up )?(?:\\w+ ){0,4}(?:like|huge|massive|double|size|"
    "popeye|sausage*|"
    "hard|tight|rock)|(?:huge|massive|double|twice|popeye|enormous|rock hard|like (?:balloons?|wood|stone|"
    "sausages?))|"
    f"{CANT} (?:\\w+ ){{0,3}}(?:straighten|bend|lift|raise|move|extend|brush|wash|dress|shampoo|hold|open|get (?:them|"
    f"it) (?:straight|up))|worst pain|stuck bent|t ?rex|zero strength|no strength|agony|(?:dont|not|wont) work|"
    f"{CANT_ES} (?:\\w+ ){{0,3}}(?:estirar|doblar|levantar|mover|extender|peinar*|vestir*|cepillar*|lavar*|cerrar|"
    f"abrir|bajar|subir)|(?:hinch*|inflad*|inflamad*) (?:\\w+ ){{0,4}}(?:doble|como|dur*|enorme*|monton|bestia|"
    f"barbaro)|como (?:globo*|piedra*|jamon*|morcilla*|palo*)|el doble|durisim*|hinchadisim*|sin fuerza*|dolor "
    f"(?:brutal|insoportable|horrible|bestial)",
    "after_hard": "first (?:time|class|session|crossfit|spin|day|week|workout)|back (?:after|to) (?:\\w+ "
    "){0,3}(?:months|years|off|"
    "gym)|(?:did|done|doing) (?:\\w+ ){0,3}(?:hundred|\\d{2,4})|(?:\\d+ )?(?:days|hrs|hours) (?:after|since|later|"
    "ago|post)|since (?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,9}|challenge|bootcamp|murph|yesterday|two days|"
    "primera (?:clase|vez|sesion|semana)|(?:clase|reto|desafio) de|reto|spinning|crossfit|murph|ayer|antier|antes de "
    "ayer|hace (?:\\w+ )?(?:dias?|horas?)|desde (?:ayer|el)|dias? (?:despues|de)|\\d{2,4} (?:dominadas|flexiones|"
    "sentadillas|lagartijas|burpees|planchas|fondos|repes|repeticiones|lunges|zancadas)|despues (?:de|del)|tras "
    "(?:el|la|un|una)|luego de",
    "weakness_bad": "dead|useless|noodle*|jelly|cant (?:hold|grip|brush|wash)|no se (?:me )?(?:doblan|estiran|mueven)|"
    "floj*|no me "
    "responden|de trapo",
    "saddle": "(?:bum|butt|arse|ass|bottom|groin|crotch|privates|genital*|fanny|balls|penis|dick|willy|vagina|vulva|saddle|"
    "backside|taint|inner thighs|between (?:my )?legs|down (?:there|below)|undercarriage|bits|seat area|butthole|"
    "anus|perine*) (?:\\w+ ){0,7}(?:numb*|dead|asleep|tingl*|pins|dentist|no feeling|cant feel|dont feel|lost (?:all "
    ")?feeling|novocaine|anaesth*|anesth*|cotton*|fuzzy|weird and numb|sensation gone)|"
    "(?:numb*|cant feel|cannot feel|dont feel|no feeling|lost (?:all |the )?(?:feeling|sensation)|tingl*|dead|pins "
    "and needles) (?:\\w+ ){0,8}(?:bum|butt|arse|ass|bottom|groin|crotch|privates|genital*|balls|penis|dick|vagina|"
    "vulva|backside|taint|inner thighs|between (?:my )?legs|down (?:there|below)|bits|wip(?:e|ing)|toilet paper|anus|"
    "perine*|saddle)|"
    f"{CANT} feel (?:\\w+ ){{0,4}}(?:wip(?:e|ing)|toilet paper|paper|going|when i (?:pee|go|wipe|poo))|dont feel "
    f"(?:\\w+ ){{0,4}}wip*|"
    "(?:entrepierna|genital*|culo|cola|pompis|nalga*|trasero|ingle*|ano|perine*|zona intima|partes|huevos|testiculo*|"
    "pene|vagina|vulva|silla de montar|asiento|cachas|ahi abajo|abajo|gluteos|poto|ojete) (?:\\w+ ){0,6}(?:dormid*|"
    "durm*|duerm*|acorchad*|adormec*|insensib*|entumec*|entumid*|hormigu*|anestesi*|sin sensib*|no (?:lo |la |los |"
    "las )?siento|corcho|de corcho|dentista|muert*)|"
    "(?:dormid*|no siento|acorchad*|adormec*|insensib*|entumec*|entumid*|hormigu*|anestesi*|sin sensib*|perd* la "
    "sensib*|durm*|duerm*) (?:\\w+ ){0,6}(?:entrepierna|genital*|culo|cola|pompis|nalga*|trasero|ano|perine*|zona "
    "intima|partes|huevos|testiculo*|pene|vagina|vulva|ahi abajo|alla abajo|papel|al limpiar*|asiento|silla)|no "
    "siento (?:\\w+ ){0,3}(?:al limpiar*|cuando (?:me limpio|orino|voy al bano)|papel)",
    "bladder": f"{CANT} (?:\\w+ ){{0,3}}(?:pee|wee|piss|urinat*|go to the (?:loo|toilet|bathroom)|hold (?:it|my|pee|wee)|empty|"
    f"poo|poop|start (?:a|the|my) (?:pee|stream)|tell when|feel when|get (?:hard|it up|an erection)|keep it in)|"
    f"(?:havent|hasnt|not|no) (?:\\w+ )?(?:peed|been able to (?:pee|wee|go)|weed|urinated|pissed|gone for a (?:wee|"
    f"pee))|"
    "(?:peed|wet|wetting|pooed|soiled|leak*|dribbl*|pissed|peeing|shat) (?:\\w+ ){0,3}(?:myself|pants|bed|accident*|"
    "without|a bit|wee|pee|urine)|accidents?|(?:pee|wee|urine) (?:\\w+ ){0,4}(?:leak*|dribbl*|without|wont|doesnt|"
    "comes out|slow|stuck|trickl*)|bladder (?:\\w+ ){0,5}(?:wont|not|isnt|gone|empty*|work*|full|control|odd|strange|"
    "weird)|bowel* (?:\\w+ ){0,4}(?:not|gone|control|lost|accident|odd|strange)|"
    "(?:erection*|get(?:ting)? hard|get it up|hard on|sex|orgasm|stiffy) (?:\\w+ ){0,4}(?:gone|not|problem*|lost|"
    "weird|stopped|feel*|numb)|(?:lost|no|cant get) (?:\\w+ )?erection*|"
    f"{CANT_ES} (?:\\w+ ){{0,3}}(?:orin*|mear|hacer pis|hacer pipi|hacer del bano|hacer caca|aguantar|retener|"
    f"controlar|vaciar|contener|ir al bano|tener (?:una )?erecc*)|(?:se (?:me|le)) (?:\\w+ )?(?:escap*|sal*|fue|va|"
    f"chorrea) (?:\\w+ )?(?:el |la |un poco de |gotas de )?(?:pis|pipi|orina|caca|meado|popo|chis|gotas)|"
    "me (?:orin*|me[eo]|hic*|hago|mee|cague|cago) (?:\\w+ )?(?:encima|pis|pipi|caca|sin (?:darme|querer|sentir|"
    "notar)|en la cama|del bano)|no (?:me )?(?:sale|salen) (?:\\w+ )?(?:pis|orina|pipi|orinar)|no (?:siento|noto|me "
    "entero) (?:\\w+ ){0,3}(?:ganas de|cuando|vejiga|orin*|pis|mear)|no (?:hago|he hecho|orino|meo|he meado|he "
    "orinado) |no se me (?:para|levanta|pone dura)|erecc*|incontinen*|esfinter*|vejiga",
    "both_legs": "both (?:of )?(?:my )?(?:legs|feet|thighs|calves)|(?:pain|numb*|tingl*|shooting|pins|electric*|"
    "sciatica) (?:\\w+ "
    "){0,5}(?:both|down each) (?:legs|sides|leg|feet)|(?:legs|feet) (?:\\w+ ){0,4}(?:giving|gave|give|buckl*|jelly|"
    "collaps*|numb*|wont (?:hold|carry|work)|gone|dead|like lead|weak*)|each leg|"
    "(?:las |mis )?(?:dos|ambas) (?:piernas|pies)|los (?:dos )?pies (?:\\w+ )?(?:dormid*|hormigu*)|piernas (?:\\w+ "
    "){0,4}(?:no me (?:responden|sostienen|aguantan)|se me (?:doblan|duermen|aflojan)|dormid*|debil*|floj*|de trapo|"
    "sin fuerza|hormigu*|fallan|adormec*)|se me (?:doblan|duermen|aflojan) las piernas|a las dos piernas",
    "weaker": "(?:leg|foot|feet|toes|ankle) (?:\\w+ ){0,6}(?:weaker|drag*|flop*|slap*|cant lift|wont lift|giving way|keeps? "
    "(?:giving|catching|trip*))|trip* (?:over|on) my (?:own )?(?:foot|feet|toe*)|(?:drag*|flop*|slap*) (?:\\w+ "
    "){0,3}(?:foot|feet|leg|toes)|(?:pierna|pie) (?:\\w+ ){0,5}(?:arrastr*|floj*|menos fuerza|mas debil|caid*|no "
    "(?:me )?(?:responde|levanta|sube)|se me (?:dobla|cae|va))|arrastr* (?:\\w+ )?(?:pie|pierna)|cada (?:dia|vez) "
    "(?:\\w+ )?(?:menos fuerza|mas debil*|mas floj*)",
    "back": "lumbar*|back (?:\\w+ )?(?:gone|went|out|injury|spasm)|my back|lumbago|ciatic*|sciatica|l5|l4|lomo|cintura|"
    "rinones|rabadilla|coxis|tailbone|coccyx|columna|espaldita",
    "back_red": "cold sweats at night|night sweats|thermometer|breast cancer|prostate|melanoma|lymphoma|had cancer|remission|"
    "myeloma|oncolog*|(?:lost|dropped|losing) (?:\\w+ ){0,4}(?:kilos?|kg|stone|lbs|pounds|weight) (?:\\w+ "
    "){0,4}(?:without|not trying|no reason|dunno|and i)|without (?:even )?(?:trying|dieting)|(?:on|taking|been on) "
    "(?:\\w+ ){0,2}(?:steroids|pred*|cortico*)|"
    "(?:wakes|waking|keeps|woken) (?:\\w+ )?(?:me )?(?:up )?(?:every night|at night|all night|up)|(?:worse|bad|hurts|"
    "throbs|constant) (?:\\w+ ){0,3}(?:at night|lying down|in bed)|no position|(?:after|since|from) (?:\\w+ "
    "){0,3}(?:fall|falling|crash|tumble|collision|jump)|fell|came off|slipped on|horse|stairs|landed|"
    "cancer|oncolog*|linfoma|melanoma|mieloma|tumor|quimio*|radioterapia|(?:baj*|perd*|adelgac*|adelgaz*) (?:\\w+ "
    "){0,5}(?:sin (?:hacer dieta|querer|motivo|proponer*|intentar*|dieta))|(?:me )?(?:despierta|despierto) (?:\\w+ "
    "){0,3}(?:noche*|dolor)|(?:de|por las?|cada) noches?|no (?:hay|encuentro) (?:postura|posicion)|me cai|caida|cai "
    "de|choque|accidente|rod[eo] por|resbal*|corticoide*|prednisona|cortisona|meticorten|escalofrio*|sudores "
    "nocturnos|febricula|me caigo",
    "calf": "leg|shin|pierna|pantorrilla*|gemelo*|batata|canilla|chamorro|behind (?:my|the) knee|corva",
    "calf_only": "calf|pantorrilla|gemelo|batata|chamorro|corva|behind (?:my|the) knee|one leg|una pierna|one calf|"
    "lower left leg|"
    "lower right leg",
    "calf_signs": "puffed|fat|bigger|sore and|puffy|hard|tight and|fatter|thicker|ballooned|double|twice|throbb*|tender|burning|"
    "shiny|hinch*|gord*|caliente|calor|colorad*|roj*|enrojec*|hirviendo|dur[oa]|tens[oa]|inflam*|el doble|brillante|"
    "latid*",
    "clot_risk": "flew|flying|long haul|(?:\\d+|ten|twelve) (?:hour|hr|h) (?:\\w+ )?(?:drive|flight|bus|trip|journey)|op|knee op|"
    "hormones?|contraceptive|hrt|boot|vuelos|micro|colectivo|yeso|bota|pastilla anticonceptiva|anticoncep*|cirugia|"
    "reposo en cama|camion|11 horas|car ride",
    "chest_or_air": "puffing|puffed out|every (?:\\w+ )?breath|deep breath*|winded|panting|chest pain|pecho|agitad*|"
    "aire|sin aliento|"
    "me falta|cough*|stabbing when i breathe|duele al respirar|hurts (?:to|when i) breath*|jade*|corta la respiracion",
    "clot": "dvt|tvp|thrombosis|trombosis|coagulos|emboli*",
    "deformed": "(?:dedo|brazo|pierna|muneca|pie|finger|arm|leg|wrist) (?:\\w+ ){0,4}(?:en|like an?|shaped like an?|in an?) "
    "(?:forma de )?(?:l|s|z|v)(?: (?:shape|y|and))?(?= |$|,)|(?:foot|ankle|wrist|arm|leg|finger|knee|kneecap|elbow|"
    "shoulder|thumb|toe|forearm|shin|collarbone|bone|hand) (?:\\w+ ){0,6}(?:sideways|backwards|wrong (?:way|"
    "direction|angle)|bent|crooked|sticking (?:out|up)|poking|out of (?:place|joint|socket)|popped out|hanging|"
    "dangling|on the side|around the side|s shape|z shape|at 90|zig ?zag|looks (?:off|wrong|weird|like a fork)|"
    "twisted round|mangled|not where|square|dropped|lower than|step in it|tenting|through the skin)|"
    "fork|bayonet|dinner fork|bone (?:\\w+ ){0,4}(?:out|through|visible|skin|white)|see (?:\\w+ )?bone|"
    "(?:pie|tobillo|muneca|brazo|pierna|dedo|rodilla|rotula|codo|hombro|pulgar|antebrazo|clavicula|hueso|mano|"
    "canilla) (?:\\w+ ){0,6}(?:al reves|de lado|torcid[oa] (?:hacia|en|para|como)|mirando (?:a|para|hacia)|"
    "doblad[oa] (?:para|hacia|raro|en)|salid*|salio|fuera|zaf*|corrid*|girad*|chuec*|en angulo|angulo|colgand*|"
    "descolocad*|desencajad*|deformad*|deform*|raro raro|forma (?:rara|de)|asoma*|astill*|hundid*|cuadrad*|en "
    "escalon|en s|en z|apuntand*|apunta (?:para|hacia|al))|"
    "(?:se (?:me|le)) (?:\\w+ )?(?:salio|zafo|zafado|descoloco|desencajo|luxo|disloco|corrio|fue|sale|giro) (?:\\w+ "
    ")?(?:el |la |un |del )?(?:hombro|rodilla|rotula|codo|dedo|tobillo|muneca|pulgar|sitio|lugar|hueso)|me (?:saque|"
    "disloque|zafe|luxe|desencaje) (?:el|la|un) (?:hombro|rodilla|rotula|codo|dedo|tobillo|muneca|pulgar)|se (?:\\w+ "
    ")?(?:ve|asoma) (?:\\w+ )?hueso|hueso (?:\\w+ ){0,3}(?:fuera|afuera|asom*|piel)|"
    "(?:pop|put|push|shove|click) (?:it|the|my) (?:\\w+ )?back in|kneecap (?:\\w+ ){0,5}(?:side|wrong|round|out)",
    "cold_limb": "(?:hand|foot|fingers|toes|arm|leg|calf|mano|pie|dedos|brazo|pierna) (?:\\w+ ){0,8}(?:numb*|no "
    "feeling|cant feel|"
    "dormid*|no siento|sin sensib*|hormigu*|entumid*|entumec*) (?:\\w+ ){0,4}(?:cold|freez*|icy|pale|white|blue|grey|"
    "fri[oa]*|helad*|palid*|blanc*|azul*|morad*)|(?:hand|foot|fingers|toes|arm|leg|mano|pie|dedos|brazo|pierna) "
    "(?:\\w+ ){0,6}(?:cold|freez*|icy|white|blue|grey|fri[oa]*|helad*|palid*|blanc*|azul*|morad*) (?:\\w+ "
    "){0,4}(?:numb*|no feeling|cant feel|dormid*|no siento|sin sensib*|hormigu*|entumid*|no pulse|sin pulso)",
    "no_weight": f"{CANT} (?:\\w+ ){{0,4}}(?:weight|stand on|walk on|step on|put (?:it|my foot) (?:down|on the floor)|load|take "
    f"(?:a|any|even|more) (?:\\w+ )?step*|manage (?:a|even|any|\\d|four|two|three)|take (?:my )?weight|one step|four "
    f"steps|touch the (?:floor|ground))|(?:any|no|zero) weight (?:\\w+ ){{0,4}}(?:nope|on it|through it|impossible|"
    f"agony|no go|kills|screaming)|hopping (?:everywhere|about|around|to)|"
    f"(?:on|need|using) crutches|(?:have|had) to be carried|(?:leg|ankle|knee|foot) (?:\\w+ ){{0,4}}(?:wont|cant|"
    f"doesnt) (?:\\w+ )?(?:take|hold|bear) (?:\\w+ )?(?:weight|me)|{CANT_ES} (?:\\w+ ){{0,4}}(?:apoyar*|pisar|caminar|"
    f"andar|cargar|sostener*|plantar|pararme en|dar (?:\\w+ )?(?:paso*|cuatro|dos|tres|un)|poner el pie|asentar)|ni "
    f"(?:un|dos|tres|cuatro) pasos?|a la pata coja (?:todo|por|voy)|(?:voy|ando|brincando|saltando) (?:\\w+ )?(?:a la "
    f"pata coja|en un pie|de cojito)|no (?:me )?(?:apoya|aguanta|soporta|sostiene) (?:\\w+ )?(?:peso|nada|el pie)|"
    f"imposible (?:apoyar|pisar)",
    "pop": "bang|crunch|tear|ripped|ping|click|sono|trueno|trono|tronido|chasquid*|crac|crack|crec|pum|tras|algo se rompio|"
    "rasgon|desgarro|tirón|tac|plop|pop",
    "swell_fast": "balon|bota|melon|grapefruit|football|tennis ball|egg|huge|massive|twice the size|puffed up|blown "
    "up|fat|pelota|"
    "globo|pomelo|sandia|papa|huevo|media hora|al rato|enseguida|al toque|en minutos|(?:in|within) (?:\\w+ "
    ")?(?:minutes|mins|min|hour|hr|an hour|half an hour)|straight away|immediately|instantly|hinch*|inflam*|inflo",
    "locked": "(?:knee|elbow) (?:\\w+ ){0,5}(?:lock*|stuck|jam*|wont (?:straighten|bend|open|go)|cant (?:straighten|bend)|"
    "caught|catch*|frozen)|(?:stuck|locked|jammed) (?:\\w+ ){0,4}(?:bent|knee|elbow)|(?:rodilla|codo) (?:\\w+ "
    "){0,6}(?:trab*|bloque*|encasquill*|atascad*|atasc*|atorad*|engancha*|clavad*|no (?:se |la |lo )?(?:estira|dobla|"
    "endereza|puedo (?:estirar|doblar|enderezar)))|(?:trab*|bloque*|trancad*|atasc*|engancha*) (?:\\w+ ){0,3}(?:la "
    "rodilla|el codo)",
    "achilles": "(?:kick*|shot|hit|whack*|bat|rock|stone|ball|someone|snap*|pop*|bang|gunshot|whip) (?:\\w+ ){0,8}(?:heel|"
    "achilles|back of (?:my |the )?(?:leg|ankle|calf|foot)|calf)|(?:heel|calf|achilles|back of (?:my |the )?(?:leg|"
    "ankle|calf)) (?:\\w+ ){0,8}(?:kicked|shot|snapped|popped|went bang|gunshot|gave|gap|hole|dent)|"
    + f"{CANT} (?:\\w+ ){{0,3}}(?:tip ?toe*|on (?:my |the )?toes|heel (?:raise|lift)|calf raise|push off|point my "
    f"(?:foot|toes))|"
    "(?:patad*|pedrad*|golpe|latigazo|chasquid*|tiro|balazo|batazo|crac*|trueno|pelotazo|alguien) (?:\\w+ "
    "){0,8}(?:talon|aquiles|pantorrilla|gemelo|atras del tobillo|detras del tobillo|tobillo por detras)|(?:talon|"
    "aquiles|pantorrilla|gemelo) (?:\\w+ ){0,8}(?:patad*|pedrad*|latigazo|tiro|crac*|chasquid*|hueco|hundid*)|"
    + f"{CANT_ES} (?:\\w+ ){{0,4}}(?:puntillas|puntitas|puntas|en punta|talon arriba|elevar el talon|despegar el talon|"
    f"empujar con el pie)",
    "bone_point": "one finger|a finger(?: ?tip)?|finger on (?:it|the)|(?:exact|same|tiny|single|one|precise|little|small|"
    "particular) (?:\\w+ )?(?:spot|point|place|bit)|size of a (?:coin|penny|dime|10p|pea)|pin ?point*|(?:un|el|ese|"
    "mismo|solo|justo|exacto) (?:\\w+ )?punto|con (?:un|el) dedo|puntit*|moneda|muy localizad*|localizad*|punto|"
    "puntual",
    "bone_site": "heel bone|navicular|sacrum|pelvis|pubi*|tibial*|femoral|hueso*|canilla|cuello del femur|sacro|"
    "pelvis|pubis|arco|"
    "metatars*|dedo gordo|costado del pie|dorso del pie|top of (?:my )?foot|foot bone|calcaneo|perone|espinillera",
    "bone_night": "nights|throbs? in bed|in bed|lying down|asleep|sleep|awake|noches|dormir|en la cama|dormid*|"
    "acostad*|madrugada|"
    "descansando|at rest|en reposo",
    "hop": "hop*|single leg (?:hop|jump)|land on it|saltar|salto*|brinc*|pata coja|un pie|saltit*",
    "deep_hip": "(?:deep|inside|right in) (?:\\w+ ){0,5}(?:hip|groin|pelvi*|crease)|(?:hip|groin) (?:\\w+ ){0,4}(?:deep|inside|"
    "dull|ache)|(?:ingle|cadera) (?:\\w+ ){0,5}(?:dentro|fondo|profund*|por dentro|hondo|adentro)|(?:profund*|dentro|"
    "hondo|adentro) (?:\\w+ ){0,5}(?:ingle|cadera)",
    "runner": "miles|5k|10k|half|plan|training for|kms?|km|rodar|trail|trot*|maraton*|salgo a|runner*|runs|sprint*",
    "bleeding": "(?:blood|bleed*) (?:\\w+ ){0,6}(?:wont stop|not stopping|isnt stopping|everywhere|pouring|squirt*|spurt*|gush*|"
    "soak*|pump*|pulsing|cant stop)|(?:sangr*) (?:\\w+ ){0,6}(?:no (?:para|se detiene|se corta|deja|frena)|chorro*|"
    "mucho|muchisim*|borboton*|empap*|por todos|a lo bestia)|(?:no para|no deja|no se detiene) (?:\\w+ )?(?:de "
    ")?(?:la )?sangr*|toser sangre|toso sangre|tosiendo sangre|escup\\w+ sangre|vomit\\w+ sangre|vomitando sangre|"
    "spitting blood|throwing up blood|coughing blood",
    "spine_injury": f"{CANT} (?:\\w+ )?(?:feel|move) (?:\\w+ )?(?:my |his |her |the )?(?:legs|arms|toes|feet|body|"
    f"anything below)|"
    f"paralys*|(?:no (?:siento|siente|mueve|muevo|puedo mover|puede mover)) (?:\\w+ )?(?:las |los |mis |sus "
    f")?(?:piernas|brazos|pies)|neck (?:\\w+ )?(?:snapped|cracked|crunch*)",
    "hurt_any": "dol(?:er|iend*|ido)|ouch|throb*|niggl*|bother*|fastidi*|kill*|agony|jod*|tir[oa]n*|punz*|pinch*|punzad*|quem*|"
    "lastim*|arde|molest*|tender|twinge*|achy",
    "neck_tingle": "(?:neck|trap*|upper back|cuello|cervical*|nuca|pescuezo|trapecio) (?:\\w+ ){0,14}(?:tingl*|numb*|"
    "pins|electric*|"
    "buzz*|zap*|shoot*|dead|fuzzy|weak*|hormigu*|dormid*|calambre*|corriente*|adormec*|electric*|entumec*|chispazo*) "
    "(?:\\w+ ){0,8}(?:arm|hand|finger*|thumb|elbow|brazo|mano|dedos|pulgar|codo)|"
    "(?:arm|hand|finger*|thumb|brazo|mano|dedos|pulgar) (?:\\w+ ){0,8}(?:tingl*|numb*|pins|electric*|buzz*|zap*|dead|"
    "hormigu*|dormid*|durm*|duerm*|calambre*|corriente*|adormec*|entumec*) (?:\\w+ ){0,10}(?:neck|cuello|cervical*|"
    "nuca)|(?:cuello|cervical*|neck) (?:\\w+ ){0,14}(?:tingl*|hormigu*|corriente*|calambre*) (?:\\w+ ){0,6}(?:arm|"
    "hand|brazo|mano|dedos)|(?:tingl*|hormigu*|corriente*) (?:\\w+ ){0,4}(?:down|por|into|en) (?:\\w+ )?(?:my |el |"
    "la )?(?:arm|brazo|mano|hand) (?:\\w+ ){0,8}(?:neck|cuello)",
}
WORDS: dict[str, str] = {
    "back_first": "first (?:time|ever|episode)|never had (?:\\w+ ){0,4}(?:back|before)|out of nowhere|never before|primera vez|"
    "nunca (?:me )?(?:habia|ha) (?:\\w+ )?dolido|nunca (?:\\w+ ){0,3}(?:espalda|antes)|de la nada|por primera vez|"
    "first",
    "hip_groin": "hip|groin|hips|crease|ingle|cadera|pelvis",
    "heel_leg": "leg|legs|foot|pierna|pie",
    "cancer_word": "cancer|tumou?r|melanoma|lymphoma|linfoma|leukaemia|leukemia|leucemia|chemo|quimio*|oncolog*|mastectom*",
    "neck_word": "neck|cuello|cervical*|nuca|pescuezo",
    "tingle_word": "tingl*|pins|numb*|electric*|zap*|buzz*|hormigu*|dormid*|duerm*|durm*|corriente|calambre*|adormec*|entumec*",
    "hand_word": "arm|arms|hand|hands|finger*|thumb|brazo*|mano*|dedo*|pulgar",
    "neck_sport": "handlebar*|bike|bici|manillar|manubrio",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "RF-10",
        "E0",
        "muscle",
        (
            "muscle_part~8~rhabdo_bad & after_hard & weakness_bad & !joint_only",
            "urine & dark & muscle_part & after_hard & !urine_food & !urine_ok",
        ),
    ),
    Rule("RF-12", "E1", "back_soon", ("back~6~hurt_any & cancer_word",), keeps_past=True),
    Rule("PL-50", "E1", "neck", ("neck_word~25~tingle_word~8~hand_word & !neck_sport",)),
    Rule(
        "RF-12",
        "E1",
        "back_soon",
        ("back & hurt_any & back_first & back_age", "back~10~back_red & hurt_any", "back_gone & back_first & back_age"),
    ),
    Rule(
        "RF-16",
        "E1",
        "bone",
        (
            "bone_site~10~bone_point & hurt_any",
            "hip_groin~10~hurt_any & hop",
            "hip_groin~10~hurt_any & bone_night & runner",
            "bone_site~10~hurt_any & bone_night & runner & !doms",
            "bone_site & hop~8~hurt_any",
        ),
    ),
)
WORDS |= {
    "back_gone": "bad back|back (?:is )?bad|back trouble|mal de espalda|back (?:\\w+ ){0,2}(?:gone|went|has gone|gave|seized|"
    "locked|spasm*)|(?:espalda|lumbar*|cintura) (?:\\w+ ){0,4}(?:trab*|enganch*|clav*|bloque*)",
}
