"""More ways people tell of heart, breath and fainting (RF-01 to RF-04, RF-13 with breath, RF-21, RF-23, G-3), and rules over them.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.lexicon.said_common import CANT, CANT_ES
from milo.coach.safety.text.triage_text import Rule

WIDER: dict[str, str] = {
    "chest": "pechito|caja toracica|rib cage|upper chest|boobs?|breasts?(?! (?:cancer|feed*|stroke|milk))|left pec|tetilla*|"
    "behind (?:my )?breast ?bone|pectoral(?:es)?",
    "hurt": "on fire|adolor*|dolorid*|dol(?:er|iend*|ido|ieron)|ache|aching|apret[ao]n*|aplast*|comprim*|puntada*|pellizc*|"
    "ahorc*|agarrot*|calambr*|"
    "(?:un|el|este|mucho|como un|como) peso|yunque|elefante|ladrillo|piedra encima|bloque|garra|prensa|squash*|squish*|"
    "gripp(?:ing|ed)|anvil|knife|knives|dagger|punch*|kick(?:ed|ing)? (?:in|by)|boulder|rubber band|tightening|pounding pain|"
    "electric*|(?:something|someone) (?:is )?(?:sitting|pressing|standing|pushing)|hot poker|a (?:band|belt|fist|grip|knot|lump)|"
    "(?:un|una) (?:faja|banda|cinturon|puno|nudo|mano|cuchill*|pinza|cincho|mordida)|opri*|retorc*|estrangul*|"
    "encogid*|grabbing|grabs",
    "lasting": "going nowhere|wont budge|not shifting|for (?:the )?(?:last|past) (?:\\w+ )?(?:minutes|hour*|mins)|hasnt (?:let|"
    "shifted)|"
    "ya (?:llevo|lleva|van) _ (?:minutos|rato|hora*)|no (?:afloja|cede|cesa|para|se calma|termina|remite)|sin parar|"
    "no se (?:me )?(?:termina|alivia|calma)|cada vez (?:mas|peor)|hasta (?:sentad*|acostad*|quiet*|en reposo)|"
    "incluso (?:sentad*|quiet*|parad*)",
    "eased": "(?:stops?|stopped|goes|gone|eases?|eased|fades?|faded|clears?|cleared|settles?|settled|disappear*|leaves|"
    "vanish*|quits|"
    "lets up|let up|passes|passed|calms|calmed|dies down) (?:off |away |down )?(?:\\w+ ){0,3}(?:as soon as|soon as|"
    "when|once|the (?:second|minute|moment)|"
    "after (?:a|i|one|two|resting|\\d)|if i|on rest*|with rest|at rest|within|by itself|every time i (?:stop|rest|slow))|"
    "(?:i )?(?:stop|rest|slow down|slow|walk|sit down|sit|back off|ease off) (?:\\w+ ){0,4}(?:and|then) (?:\\w+ "
    "){0,3}(?:goes|gone|fine|clears|stops|eases|fades|vanish*|disappear*)|"
    "(?:descanso|paro|me paro|freno|aflojo|me detengo|me siento|bajo el ritmo|camino) (?:\\w+ ){0,4}(?:y|se) (?:\\w+ "
    "){0,3}(?:va|pasa|quita|"
    "desaparece|calma|alivia|fue|listo|nada)|(?:al|cuando|en cuanto|apenas|ni bien|nada mas|si) (?:me )?(?:paro|"
    "parar|freno|frenar|descans*|"
    "aflojo|aflojar|deten*|detuve|siento|sentar*|baj\\w+ el ritmo|camin*|pare) (?:\\w+ ){0,4}(?:va|pasa|quita|"
    "desaparece|calma|alivia|fue|paso|quito|nada|cede|cedio)|"
    "(?:va|pasa|quita|desaparece|calma|alivia|cede|fue|paso|quito|cedio) (?:\\w+ ){0,2}(?:al|cuando|en cuanto|apenas|"
    "ni bien|si|nada mas) (?:me )?(?:\\w+ ){0,2}(?:paro|parar|freno|frenar|"
    "descans*|aflojo|aflojar|deten*|siento|sentar*|parado|pare|detuve)",
    "fine_now": "nothing (?:at all )?(?:right )?now|right now (?:im )?(?:nothing|fine|ok|good)|ahora mismo (?:nada|bien|estoy "
    "bien|no|perfecto|cero)|ahora (?:no (?:me|tengo)|"
    "perfect*|nada|cero|tranquil*)|ya estoy (?:bien|perfect*)|hoy (?:estoy )?bien|feel normal now|grand now|been "
    "fine since|no pain now|right as rain",
    "breathless": "puff(?:ing|ed)|panting|(?:cant|cannot|couldnt|barely|hardly) (?:\\w+ ){0,2}(?:breathe|breath|get air|suck in)|"
    "lungs (?:wont|arent)|"
    "no air|running out of air|no (?:me )?(?:llega|entra|alcanza|pasa|agarro|cojo|tomo|jalo) (?:\\w+ )?(?:el )?aire|"
    "jade(?:o|ando|a)|"
    "agitad*|boque(?:o|ando|a)|sin aire|sin poder respirar|falt(?:a|o|aba|ando) (?:\\w+ )?(?:el )?aire|me cuesta "
    "(?:\\w+ )?(?:respirar|agarrar aire|tomar aire|coger aire)|"
    "respir\\w+ (?:me )?(?:cuesta|duele)|ahog(?:o|ado|ada|a|ando|amos)|sofoc*|asfixi*|resoplando|fatig[ao]d* al",
    "at_rest": "on the (?:sofa|couch|chair|floor)|laying|just sat|sat here|tirad[oa]|reposo|echad[oa]|sin moverme|sentadit*|"
    "quietit*|watching (?:tv|telly)|viendo (?:la )?tele|dormir|acost*",
    "breath_severe": "(?:un|una|dos|tres) palabras? (?:y|por|cada|sin)|una palabra y para|(?:one|a) word (?:at a time|then|and)|"
    "gasps? between|cant string|no (?:puede|puedo) ni hablar|"
    "no (?:puede|puedo|logra|logro|alcanza*|consigo|consigue) (?:\\w+ )?(?:terminar|acabar|completar|decir|hablar|"
    "armar) (?:\\w+ ){0,3}(?:frase*|oracion*|palabra*|corrido)|no (?:puede|podia) respirar|"
    "no (?:me|le) (?:entra|llega|pasa) (?:\\w+ )?(?:el )?aire|cant get (?:\\w+ ){0,4}(?:sentence*|words?) out|"
    "(?:cant|cannot|barely|hardly) (?:\\w+ )?(?:talk|speak)|throat (?:is )?closing|choking for air|like breathing "
    "through a straw|drowning|(?:her|his|my) ribs (?:are )?sucking in",
    "blue": "(?:lips|nails|fingertips|mouth|face) (?:\\w+ ){0,3}(?:blue*|purple*|grey*|gray*|dusky|violet)|(?:blue*|purple*|"
    "grey*|gray*|dusky) (?:\\w+ )?(?:lips|nails|mouth|around the mouth)|"
    "(?:labios|boca|unas|dedos|cara) (?:\\w+ ){0,3}(?:morad*|azul*|violet*|amoratad*|gris*|lila*)|(?:morad*|azul*|"
    "violet*) (?:los |las |la )?(?:labios|boca|unas|cara)",
    "reliever": "(?:inhaler|puffer|ventolin|salbutamol|albuterol|reliever|pump|blue one) (?:\\w+ ){0,6}(?:nothing|not touch*|"
    "isnt touch*|nt work*|no effect|no difference|barely|does nothing|doing nothing|not helped|hasnt (?:help|touch|"
    "work)[a-z]{0,9}|didnt (?:do|help|touch)|still)|"
    "(?:\\d+|two|three|four|five|six|seven|eight|ten|loads of|several) (?:\\w+ )?(?:puffs|goes) (?:\\w+ "
    "){0,8}(?:still|nothing|no|not|worse)|"
    "(?:inhalador|ventolin|salbutamol|bombita|puff|puf|disparos|aerosol|chispazos) (?:\\w+ ){0,6}(?:no (?:me |le "
    ")?(?:hace|funciona|alivia|sirve|ayuda|calma|abre|baja|quita)|nada|igual|sigo|sigue|peor)",
    "throat": "(?:throat|tongue|lips|face|eyes) (?:\\w+ ){0,4}(?:swell*|swollen|puff*|clos(?:ing|es|ed|e)|tighten*|huge|"
    "massive|fat|thick|itch*|shut*|balloon*|double)|lump in (?:my )?throat (?:\\w+ )*?(?:breath|swallow)|cant "
    "swallow|"
    "(?:garganta|lengua|labio|labios|cara|ojos|parpados) (?:\\w+ ){0,4}(?:hinch*|cerr*|cierr*|inflam*|inflad*|gord*|"
    "enorme*|gruesa*|apret*|pica*|como (?:un )?(?:globo|pelota*))|(?:hinch*|cerr*|cierr*|inflam*|inflad*) (?:\\w+ "
    "){0,4}(?:garganta|lengua|labios|cara|ojos)|no puedo tragar",
    "hives": "hive*|(?:itchy |red )?(?:welts|bumps|blotches|rash) (?:\\w+ )?(?:everywhere|all over|on my)|covered in (?:\\w+ "
    ")?(?:hives|welts|rash|spots|bumps)|ronch*|sarpullid*|habon*|granos por todo|erupcion|manchas rojas por todo",
    "faint": "went down like|lights (?:went )?out|(?:everything|it all|all|vision) (?:\\w+ )?(?:went|goes) (?:black|dark) "
    "(?:and|then) (?:\\w+ ){0,4}(?:floor|ground|woke|came|next)|"
    "(?:woke|came) (?:up |to |round |back |around )?(?:\\w+ ){0,3}on the (?:floor|ground|mat|tarmac|grass|track|"
    "treadmill|belt)|next thing (?:i knew |i )?(?:\\w+ ){0,5}(?:floor|ground|people|looking up)|"
    "(?:lost|losing|lose) consciousness|conked out|blanked out|went lights out|found (?:me|myself|him|her) on the "
    "floor|(?:dropped|drop) (?:to the (?:floor|ground)|like a)|"
    "me apague|se me apag(?:o|aron) (?:\\w+ )?(?:luz|luces|todo)|me fui (?:al piso|de bruces)|cai (?:desplomad*|"
    "redond*|sec[oa]|fulminad*)|me dio (?:un |el )?(?:soponcio|patatus|yeyo|vahido|telele|sincope|bajon y cai)|"
    "(?:aparec\\w+|despert\\w+|amaneci) (?:\\w+ ){0,2}en el (?:suelo|piso|cesped|tapiz)|todo (?:se (?:me )?(?:puso|"
    "volvio|hizo) )?negro (?:y|despues|luego)|se me puso todo negro|se me nublo todo y|perd\\w+ (?:el |la "
    ")?(?:sentido|conocimiento|consciencia|conciencia)|"
    "cayo (?:redond*|desplomad*|sec[oa])|se (?:cayo|fue) (?:\\w+ )?(?:redond*|desplomad*|al piso sin)|quede "
    "(?:inconsciente|knockeado|tirad\\w+ sin)|desvaneci*",
    "unresponsive": "(?:wont|doesnt|isnt|not|cant) (?:\\w+ )?(?:wake|respond*|answer*|rouse|come round|open (?:his|her|"
    "their) eyes)|"
    "out cold|no pulse|not breathing|(?:no|ni) (?:me )?(?:responde|contesta|reacciona|despierta|respira|abre los "
    "ojos|vuelve en si)|sin (?:respirar|pulso|reaccion*)|no se despierta",
    "person": "compa|companer*|coleg*|cuñad*|kid|boy|girl|bloke|lad|lady|dude|member|trainer|nan|gran|abuel*|suegr*|vecin*|"
    "tip[oa]|un chico|profe|entrenador*|esposo|esposa|nin[oa]",
    "palpitations": "(?:acelera*|dispar*|desboc*|salt*|brinc*|falla*) (?:\\w+ ){0,2}(?:corazon|pulso)|(?:heart|pulse|ticker|"
    "heartbeat) (?:\\w+ ){0,6}(?:skip*|race|races|racing|flutter*|flip*|flop*|thud*|jump*|stop* and start*|all over|"
    "irregular*|uneven|erratic|stutter*|misses|missing|wobbl*|galloping|bursting|out of my chest|hammering|drumming|"
    "bonkers|haywire|mental)|"
    "(?:skip*|miss*|extra|dropped|odd|double|irregular|uneven) (?:\\w+ )?(?:heart ?)?beats?|"
    "(?:corazon|pulso|latido*|bobo) (?:\\w+ ){0,6}(?:salt*|brinc*|acelera*|dispar*|desboc*|irregular*|tiron*|vuelco*|"
    "aletea*|galop*|loco|loca|como (?:un )?(?:tambor|caballo|loco)|a mil|raro*|desacompasad*|se (?:me )?(?:para|"
    "detiene)|a destiempo|descompasad*)|"
    "(?:salt*|falla|pierde|se come) (?:\\w+ )?(?:un |algun |algunos )?latid*|arritmi*|taquicardi*|palpita*",
    "sudden_death": "(?:brother|sister|dad|father|mum|mom|mother|cousin|uncle|aunt|son|daughter|relative|sibling|parent|nephew|"
    "niece) (?:\\w+ ){0,6}(?:died|dropped dead|passed|collapsed and died|dead|death) (?:\\w+ ){0,8}(?:at|aged|age|"
    "when he was|when she was|suddenly|heart|in (?:his|her) (?:sleep|20s|30s|twenties|thirties))|"
    "(?:herman[oa]|padre|papa|madre|mama|prim[oa]|ti[oa]|hij[oa]|familiar|sobrin[oa]) (?:\\w+ ){0,6}(?:murio|"
    "fallecio|se murio|muert[oa]|se nos fue|cayo muert*) (?:\\w+ ){0,8}(?:repente|repentin*|subit*|corazon|a los "
    "(?:1|2|3)\\d|con (?:1|2|3)\\d|joven)",
    "recent": "(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s| is) (?:\\w+ )?(?:class|run|session|game|match|race|training|"
    "ride|workout)|last (?:\\w+ )?(?:race|run|game|class|session|match|training|workout)|(?:\\w+ )?(?:days|weeks|"
    "week|couple of weeks) (?:back|ago)|last (?:week|weekend|night|class|session|run|sunday|saturday)|a few days "
    "(?:back|ago)|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s)? (?:run|class|session|game)|antier|antes de ayer|"
    "el (?:fin de semana|findes?)|hace (?:como |unas? |casi |mas o menos )?(?:\\w+ )?(?:dias?|semanas?)|la otra "
    "(?:semana|noche)|la semana (?:pasada|anterior)",
    "unusual_breath": "(?:puffed|wiped|wrecked|gasping|out of breath|breathless|winded|knackered) (?:\\w+ "
    "){0,5}(?:stairs|steps|flight|"
    "bins|shower|bed|dressed|shopping|flat|upstairs)|(?:wak\\w+|woke) (?:\\w+ )?(?:up )?(?:at night )?(?:gasping|"
    "breathless|fighting for)|(?:\\d|two|three|four|extra) pillows|"
    "(?:ahog*|agitad*|cansad*|sin aire|fatig*|falta el aire) (?:\\w+ ){0,5}(?:escalera*|piso|cuadra*|vestir*|ducha*|"
    "camin*|hacer la cama|plano|compra)|(?:duerm\\w+|dormir) (?:\\w+ ){0,3}(?:sentad*|almohada*)",
    "stairs_easy": "stairs|upstairs|to the (?:car|shop|loo|bathroom|mailbox)|escaler*|cuadra|al bano|making the bed|shower",
    "myocarditis": "heart (?:muscle )?(?:\\w+ )?(?:inflam*|virus|infection)|virus (?:\\w+ )?(?:got|hit|attacked|"
    "affected) my heart|"
    "carditis|inflam\\w+ (?:\\w+ ){0,3}(?:corazon|miocardio|pericardio)|pericardit*|miocardit*|(?:corazon|"
    "pericardio) inflamad*",
    "murmur": "soplo|heart valve (?:problem|leak)|leaky valve",
}
WORDS: dict[str, str] = {
    "heart_elsewhere": "jaw|jawline|teeth|tooth|left shoulder|left arm|both arms|shoulder blade*|between (?:my |the "
    ")?shoulders?(?: "
    "blades?)?|neck|throat|upper (?:stomach|belly|tummy)|pit of (?:my )?stomach|top of (?:my )?stomach|epigast*|"
    "mandibula|quijada|muela*|dientes|hombro izquierdo|brazo izquierdo|ambos brazos|los dos brazos|omoplat*|paleta|"
    "paletilla|escapula*|boca del estomago|cuello|garganta|espalda alta|entre los hombros",
    "autonomic": "sweat*|clammy|drench*|nause*|queasy|puke|puking|vomit*|throw up|be sick|pale|white as|ashen|grey|gray|pasty|"
    "dizzy|light ?headed|woozy|breathless*|cant breathe|short of breath|puffing|"
    "sud(?:o|a|ando|or|ores|oroso|orosa|ado|ada|oracion)|empapad*|nause*|asco|vomit*|devolver|palid*|blanc[oa]|mare*|"
    "aire|ahog*|agitad*|basca|revuelt*|agua fria",
    "doom": "(?:im|i am|feel(?:s|ing)? like (?:im|i am)|i think (?:im|i am)|like i was) (?:actually |really |literally |"
    "about to |going to |gonna )*(?:dying|die|croak)|(?:sense|feeling) of (?:doom|dread)|something (?:is )?(?:really "
    "|seriously |badly |very |terribly )?wrong (?:with me|inside)|"
    "(?:siento|creo|sensacion) (?:de )?(?:que )?(?:me )?(?:voy a morir|muero|estoy muriendo|muerte|va a dar (?:algo|"
    "un infarto))|me va a dar (?:algo|un (?:infarto|ataque))",
    "body_now": "chest|heart|breath*|sweat*|dizzy|faint*|pecho|corazon|aire|respir*|sudo*|mare*|brazo|arm",
    "cant_breathe": f"{CANT} (?:\\w+ ){{0,2}}(?:breathe|breath|get (?:\\w+ )?air|catch (?:my|his|her|a|their) breath)|{CANT_ES} "
    f"(?:\\w+ ){{0,2}}(?:respirar|agarrar aire|tomar aire|coger aire|jalar aire)",
    "allergy": "allerg*|peanut*|nuts?|shellfish|prawn*|shrimp|bee|wasp|sting|stung|bitten|antibiotic|protein bar|new "
    "(?:supplement|powder|pre ?workout|bar)|alerg*|cacahuate*|cacahuete*|mani|nuez|nueces|camaron*|marisco*|abeja|"
    "avispa|picadura|pico|comi|ate|epipen|antihist*",
    "breath_fine": "breathing (?:\\w+ ){0,2}(?:fine|ok|okay|normal|good)|no (?:trouble|problem) breathing|"
    "respir[oa] (?:\\w+ )?bien|"
    "(?:not|isnt|no) (?:\\w+ )?(?:breathless*|short of breath|shortness of breath|out of breath)|"
    "(?:no (?:me |le )?(?:falta|cuesta)|sin falta(?:rme|rle)?(?: de)?) (?:\\w+ )?(?:aire|respirar)",
    "chest_hurts": "(?:chest|pecho|ribs|costillas) (?:\\w+ ){0,4}(?:hurt*|pain*|tight*|ach*|stab*|sharp|pressure|duel*|dol*|"
    "aprieta*|"
    "punzad*|pinchaz*|clav*)|(?:hurt*|pain*|tight*|ach*|stab*|sharp|pressure|duel*|dol*|aprieta*|punzad*|pinchaz*) (?:\\w+ ){0,4}"
    "(?:chest|pecho|ribs|costillas)|coughing (?:up )?(?:\\w+ )?blood|escup* sangre|tos\\w* (?:con )?sangre",
    "propped": "(?:lie|lying|lay|laying|sleep|sleeping) (?:\\w+ )?flat|(?:breath*|get air) (?:\\w+ )?(?:lying|when i (?:lie|"
    "lay)|laying)|"
    "(?:\\d|two|three|four|five|extra|more|several) pillows|propped up|sit up (?:in bed )?(?:to|just to|so i can) breathe|"
    "(?:wak\\w+|woke) (?:\\w+ ){0,4}(?:gasping|breathless|fighting for|short of breath|unable to breathe)|"
    "(?:duerm\\w+|dormir) (?:\\w+ ){0,4}(?:sentad*|almohada*|recostad*)|(?:\\d|dos|tres|cuatro|varias) (?:almohada*|cojin*)|"
    "(?:acostad*|tumbad*|echad*) (?:\\w+ ){0,3}(?:ahog*|falta el aire|no respir*)|(?:ahog*|falta (?:el )?aire|no respir*) "
    "(?:\\w+ ){0,3}(?:acostad*|tumbad*|echad*)|(?:me )?despiert[oa] (?:\\w+ ){0,5}(?:ahog*|sin aire|asfixi*)",
    "this_moment": "right now|at the moment|as we speak|as i (?:type|write)|tonight|just (?:now|woke)|now (?:im|i am|i cant|its)|"
    "(?:and|but) now|ahora mismo|ahorita|en este momento|esta noche|ahora (?:no (?:puedo|logro|consigo)|me (?:ahogo|falta|"
    "cuesta)|estoy (?:ahog*|peor|azul|sin))|acabo de|getting worse|worse (?:and|by)|"
    "cada vez (?:mas|peor)|cant (?:speak|talk|finish)|no puedo hablar",
}
RULES: tuple[Rule, ...] = (
    Rule("RF-21", "E1", "rhythm", ("palpitations~25~at_rest & !idiom_heart",)),
    Rule(
        "RF-01",
        "E0",
        "heart",
        (
            "heart_elsewhere~6~hurt & !pregnant & autonomic & !doms & !stable_chest & !neck_work & !head_heat",
            "heart_elsewhere~7~heart_elsewhere~7~hurt & autonomic & !doms",
            "doom & body_now & !joking",
            "chest~7~hurt & autonomic & !stable_chest & !pec_doms & !gym_chest",
        ),
    ),
    Rule(
        "RF-04",
        "E0",
        "breath",
        (
            "cant_breathe & at_rest & !effort_brief & !propped",
            "cant_breathe & propped & this_moment",
            "cant_breathe & allergy",
            "throat & allergy",
            "hives & throat",
            "hives & cant_breathe",
            "breathless & allergy & hives",
            "cant_breathe & lasting & !effort_brief",
        ),
    ),
)
WORDS |= {
    "neck_work": "neck (?:day|training|curl*|bridge*|workout|stretch*)|kneck",
    "head_heat": "hit my|banged|neck (?:stiff|cramp*)|sore neck from|stiff neck",
    "joking": "jaja*|haha*|lol|lmao|xd|burpee*|leg day|dying of|dying (?:to|for)|de risa|literally dead",
    "gym_chest": "chest (?:strap|belt|day|press|pump)|bench(?:ing|ed)? _ (?:to|touch*)|banda (?:de|del) pecho|heart "
    "rate (?:strap|"
    "belt)|pulsometro",
}
