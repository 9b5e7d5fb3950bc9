"""More ways people ask for what is refused: drugs, making weight, minors, medicines, diagnoses, orders to the coach, and rules.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, sections 4, 8, 10 and 11.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

# endings of generic names (WHO stem book): one finds medicines that no list holds
_STEMS = (
    "[a-z]{3,}(?:pril|prilat|sartan|sartan[ao]|olol|statin|statins|estatina|estatinas|oxetin|oxetine|oxetina|traline|"
    "tralina|talopram|faxine|faxina|azepam|zolam|zepina|dipine|dipino|gliptin[a]?|"
    "gliflozin[a]?|glutid[ea]|glitazon[ea]|cillin|cilin[ao]|mycin|micina|floxacin[oa]?|cycline|ciclina|prazol|"
    "prazole|parin[a]?|xaban|gatran|semide|semida|thiazide|tiazida|metformin[a]?|formin|profen|profeno|"
    "fenac|fenaco|oxicam|coxib|codone|codona|afinil[o]?|phenidate|fenidato|amfetamine|anfetamina|triptyline|"
    "triptilina|sone tablets|solone|solona|nisona|asone|asona|thyroxine|tiroxina|setron|lukast|terol|tidine|tidina|"
    "dronate|dronato|triptan|gabalin[a]?|gabapentin[a]?|lamotrigin[ae]|tiracetam|etamida|zolpidem)"
)
WIDER: dict[str, str] = {
    "banned": "(?:se ciclan|me cicl(?:o|e|aria)|ciclarme|ciclarse|ciclad[oa]s?)|(?:coming |going )?(?:on|off) (?:a |my |the "
    ")?cycle(?! (?:path|lane|ride|class|commute|home|to work))|(?:first|"
    "second|next|another) (?:blast|test cycle|cycle of)|blast and cruise|pct|protectores|(?:dealer|camello)|ampolla*|"
    "sustanon|eq|quemagrasa* fuerte*|(?:primo|deca|eq|tren|mast) (?:and|y|with|con) (?:primo|deca|eq|tren|mast|"
    "test*)|slin|anabolic*|anabol*|gear(?! (?:up|for|list|shift|ratio|bag))|juice(?= (?:cycle|stack|dose|up))|"
    "sust(?:anon)?(?: 250)?|testo|testo ?250|test ?250|npp|mast|superdrol|s23|s4|rad ?140|rad|lgd|lgd ?4033|"
    "ibutamoren|melanotan|hcg|clomid|clomifeno|nolva(?:dex)?|tamoxif*|arimidex|anastrozol*|letrozol*|boldenon*|"
    "primobolan*|stano(?:zolol)?|durabolin|gh|bpc ?157|tb ?500|tb500|salbutamol (?:to|para) (?:lean|cut|lose|"
    "adelgaz*|definir|secar|quemar)|phentermine|fentermina|modafinil*|"
    "eca|dmaa|dmha|clen|clembu*|clenbu*|sarm*|trembo*|trenbo*|primotest*|winny|wini|estano*|nandro*|oxa(?:ndrolona)?|"
    "turi|halo|cypionate|cipionato|enantato|propionato|hgh|somatropina|roids?|roid|dinitro*|yohimbin*|ephedrin*|"
    "efedrin*|insulin for (?:size|mass|growth|muscle|bulk*)|insulina (?:\\w+ )?(?:para|pa) (?:\\w+ )?(?:masa|volumen|"
    "musculo|crecer|ganar|tama*)|epo|blood bags|transfusion*|anfetas?|speed pills|coca(?:ina)? (?:para|antes)",
    "want_dose": "\\d+ ?(?:mg|mcg|ug|iu|ui|ml|cc|units|unidades)|\\d{2,3} (?:or|o) \\d{2,3}|enough|timings?|order|sane|legit|"
    "reliable|lay out|beginner|novice|principiante|a la semana|por semana|al dia|diari*|me vale|suave|leve|cortito|"
    "chico|cada cuant*|que aguja|needle|pinned|pin|jab|site|donde|consig*|pillar|compr*|receta|vend*|dealer|"
    "proveedor|website|web|farmacia|cuanto tiempo|how long|clear* (?:my|the)? ?(?:system|body)|(?:so it )?(?:doesnt|"
    "wont|not) show|para que no (?:salga|se note)|pct|protector*|cual|cuales|q sarm|que sarm|list|dime|pasame|"
    "recomiend*|sugier*|tomarlo|meterme|pincharme|me pincho|me pongo|me meto|ponerme|starting|start on|half|whole|"
    "before (?:lifting|training|gym|a)|para secar*|secarme|hacer un ciclo|un ciclo|ciclar|cut|bulk|shred|recomp|lean "
    "out",
    "dose_words": "\\d+ ?(?:mg|mcg|ug|iu|ui|units|unidades)|cuant*|cycle|ciclo|where|donde|buy|order|protocol",
    "stim_abuse": "(?:\\d+|two|three|four|five|six|dos|tres|cuatro|cinco|doble|triple|double) (?:\\w+ ){0,2}(?:scoops?|cacitos?|"
    "medidas|dosis) (?:\\w+ )?(?:of |de )?(?:pre(?: ?workout| ?entreno)?|c4|cafeina|caffeine|preworkout|preentreno)|"
    "dry ?scoop*|(?:preworkout|pre ?workout|pre ?entreno|c4) (?:\\w+ ){0,3}(?:dry|en seco|sin agua|a cucharadas)|"
    "(?:mix*|stack*|combin*|mezcl*|junt*|with|con|plus|y|and) (?:\\w+ ){0,6}(?:ephedr*|efedr*|adderall|ritalin|speed|"
    "clen*|modafinil*) |(?:adderall|ritalin|vyvanse|concerta|modafinil*|ephedr*|efedr*) (?:\\w+ ){0,6}(?:gym|lift*|"
    "train*|session|workout|caffeine|cafeina|entren*|pesas|carrera|race|cut*)",
    "evade": "(?:pass*|beat*|cheat*|mask*|avoid*|fool*|evad*|clear*|dodg*|trick*|come (?:back|up) clean|test clean|clean "
    "(?:test|pee|urine)|not (?:get caught|test positive|show)) (?:\\w+ ){0,8}(?:test*|control*|screen*|doping|anti "
    "?doping|usada|wada|tester*|sample|pee|urine)|(?:test*|control*|sample|pee|urine|doping) (?:\\w+ ){0,8}(?:clean|"
    "negative|come back|beat|undetect*|dont show|doesnt show)|tested (?:meet|comp*|fed*|event|sport) (?:\\w+ "
    "){0,12}(?:show*|clear*|come off|out of)|how long (?:\\w+ ){0,10}(?:tested|detect*|show up|out of (?:my|your) "
    "system)|(?:paso|pasar|burl*|engan*|evit*|salt*|enmascar*|tap*|limpi*|doy|dar|salir|sale|salga) (?:\\w+ "
    "){0,8}(?:control*|antidoping|antidopaje|doping|test|prueba|analisis|negativ*|orina|limpi*)|(?:enmascar*|"
    "disimul*) (?:\\w+ ){0,4}(?:anabol*|esteroid*|ciclo|doping)|control (?:antidoping|antidopaje|de dopaje)|"
    "antidoping",
    "water_cut": "sweat* (?:off|out) (?:\\w+ ){0,3}(?:kg|kgs|kilos?|pounds|lbs?|weight)|(?:rubber|plastic|sauna|sweat|neoprene) "
    "suit (?:\\w+ ){0,8}(?:kg|kilos?|pounds|lbs?|weight|tournament|fight|comp*)|(?:envuelv*|plastico|film|traje) "
    "(?:\\w+ ){0,10}(?:kilos?|kg|pelea|peso|torneo)|"
    "(?:sauna*|sweat ?suit*|sauna suit|hot bath*|epsom|bin bag*|trash bag*|garbage bag*|plastic|hoodie*|layers|spit*|"
    "no water|without water|stop(?:ping)? (?:drinking|water)|dry ?out|water ?load*|salt|sal|bolsa* de basura|traje "
    "(?:de )?(?:sauna|sudor|plastico)|faja|film|bano* caliente*|escup*|sin (?:beber|agua|tomar agua)|no (?:beber|"
    "tomar agua)|dejar de (?:beber|tomar)) (?:\\w+ ){0,14}(?:weigh*|weight|make|kg|kilos?|lbs?|pounds|photo ?shoot|"
    "stage|shredded|dry|fight|comp*|meet|class|pesaje|peso|categoria|combate|pelea|competencia|torneo|sesion de "
    "fotos|abdomen|marcar|seco)|"
    "(?:weigh ?-?in|make weight|making weight|weight class|drop (?:\\w+ )?(?:weight )?class|cut weight|weight cut|"
    "pesaje|dar (?:el|la) (?:peso|categoria)|entrar en (?:la )?categoria|dar peso|marcar peso|bajar de categoria) "
    "(?:\\w+ ){0,14}(?:sauna|water|sweat*|dehydrat*|laxa*|diuret*|bath*|bag*|kg|kilos?|lbs?|pounds|tomorrow|days?|"
    "hours|salt|spit*|liquid*|agua|deshidrat*|sud*|manana|horas|dias|bano*|bolsa*|pastilla*|rapid*|fast|quick*)|"
    "(?:kg|kilos?|lbs?|pounds|liquid*|agua|water) (?:\\w+ ){0,14}(?:weigh ?-?in|make weight|pesaje|dar el peso|sauna|"
    "categoria)|"
    "(?:deshidrat*|dehydrat*) (?:me|myself|yourself|para|to|for|before|antes|a proposito|on purpose)|me deshidrato|"
    "deshidratar*|(?:water|agua) (?:pills?|tablets?|de pastilla)|pastillas (?:de agua|para (?:orinar|el agua|los "
    "liquidos))|cola de caballo|(?:elimin*|perd*|sac*|bot*|quit*) (?:\\w+ ){0,3}(?:liquid*|agua|retencion) (?:\\w+ "
    "){0,6}(?:rapid*|antes|para|manana|dias|horas|diuret*)|look(?:ing)? dry|dry (?:for|on) (?:stage|show|camera|the "
    "day)",
    "fast": "(?:\\d+|tres|dos|cuatro|cinco|siete|three|two|four|five|seven) (?:dias|days) (?:\\w+ ){0,3}(?:pura agua|agua "
    "sola|solo agua|puro liquido|only water|liquids only)|"
    "(?:\\d+|two|three|four|five|six|seven|ten|dos|tres|cuatro|cinco|seis|siete|diez) (?:full |whole )?(?:days?|"
    "dias?) (?:\\w+ ){0,4}(?:only water|water only|just water|no food|without (?:food|eating)|fast*|sin comer|solo "
    "(?:con )?agua|ayun*|a agua)|(?:only|just) (?:water|black coffee|coffee) (?:\\w+ ){0,3}(?:for|until) (?:\\w+ "
    "){0,3}days|(?:fast*|ayun*) (?:\\w+ ){0,6}(?:(?:2[5-9]|[3-9]\\d|1\\d\\d) ?(?:h|hours?|hs|horas)|(?:\\d+|two|"
    "three|four|five|six|seven|dos|tres|cuatro|cinco|siete) (?:days?|dias))|(?:2[5-9]|[3-9]\\d|1\\d\\d) ?(?:h|hours?|"
    "hs|horas) (?:\\w+ ){0,3}(?:fast*|ayun*|sin comer|no food)|(?:dry|water|seco) fast*|ayuno (?:\\w+ )?(?:seco|de "
    "agua|total|absoluto)|zero food",
    "extreme": "(?:vlcd|starvation|crash|500|600|700|800) (?:\\w+ )?(?:diet|dieta|menu|plan)|(?:dieta|menu|plan) (?:\\w+ "
    "){0,3}(?:ultra ?baj*|hipocalorica extrema|de choque|muy muy baj*|militar|de la manzana)|(?:as )?little (?:food "
    ")?as possible|lo minimo (?:posible )?(?:de comida|para (?:vivir|sobrevivir|no morir))",
    "med": f"{_STEMS}|(?:unidades|units) de (?:rapida|lenta|basal|bolo)|rapida|bolus|bolo|bp pill|statins?|estatin*|"
    f"amoxicil*|antibiot*|thyroid (?:tablets?|pills?|meds?)|pastill*|comprimid*|capsul*|parche*|jarabe|gotas|tablets?|"
    f"tabs|pills|ozempic|saxenda|mounjaro|wegovy|losartan|enalapril|eutirox|sintrom|adderall|vyvanse|concerta|ritalin|"
    f"elvanse|rubifen|strattera|xanax|valium|zoloft|prozac|lexapro|keppra|inhal*|ventolin|pred|prednisona|cortisona|"
    f"betametasona|naproxen*|voltaren|nolotil|metamizol|enantyum|diclof*|ketorol*|tramad*|novalgina|celebrex|"
    f"meloxicam|aspirin*|anti ?depress*|antidepres*|anti ?inflammator*|antiinflam*|painkiller*|calmante*|"
    f"contraceptive pill|anticoncep*|hrt|isotretinoin*|roaccutane|accutane",
    "med_change": "swap*|replac*|reemplaz*|cambi*|taper*|me quito|cada cuant*|how often|que antiinflam*|two now|bin|"
    "binning|binned|"
    "ditch*|chuck*|throw(?:ing)? (?:out|away)|come off|coming off|off (?:my|the|them)|wean*|taper*|doubl*|tripl*|"
    "twice|half|whole|one or two|cuanto tiempo|a que hora|que hora|what time|when|with (?:my|the)|together|antes de|"
    "before|tome|tomo|tomarlo|tomarla|tomarme|me tomo|me tome|me meto|me subo|me bajo|me quito|dejarlo|dejarla|"
    "dejarlas|la dejo|lo dejo|las dejo|suspend*|interrump*|cort(?:o|ar) (?:la|el|con)|abandon*|parto|partir|doblo|"
    "duplic*|take (?:one|two|it|them|a|some|\\d)|pop|start on|empiez*|puedo tomar|la puedo|lo puedo|first dose|"
    "prescribed to|recetad[oa] a|de mi (?:abuel[oa]|mama|madre|amig[oa]|hermana|hermano|vecin[oa])|leftover|sobr[oa]|"
    "me sobro|mates|my (?:mums|moms|dads|friends|sisters|brothers|grans)",
    "med_ask": "would|could|que|how|so i can|so that i|put me on|prescrib*|recet*|ok yeah|right|thats ok|thats fine|cool|yeah|"
    "no|\\?|si o no|esta bien|pasa algo|que tal|when|a que hora|que hora|what time|me tomo|me meto|me subo|tell me|i "
    "have|ive got|got a|can you",
    "painkill_train": "(?:ibuprofen*|naproxen*|diclof*|painkiller*|nsaid*|paracetamol|aspirin*|tramad*|ketorol*|"
    "antiinflam*|analgesic*|"
    "advil|aleve|voltaren|enantyum|nolotil) (?:\\w+ ){0,14}(?:run|race|marathon|train*|finish|get through|game|match|"
    "comp*|session|lift*|gym|correr|carrera|maraton|entren*|partido|aguant*|compet*|terminar|llegar|jugar)",
    "dx_ask": "(?:is (?:that|this|it)|could (?:it|this|that) be|might (?:it|this) be|do i have|have i got|am i getting|does "
    "(?:that|this|it) mean|sera|sera que es|puede ser|podria ser|es esto|esto es|sera que tengo|tendre|significa|"
    "indica|mean) (?:\\w+ ){0,4}(?:heart (?:failure|disease|attack|condition|problem)|disease|diabetes|arthritis|"
    "artrosis|artritis|arrhythmia|arritmia|afib|apn(?:o?ea|ea)|apnea|depression|depresion|anaemia|anemia|asthma|asma|"
    "copd|epoc|thyroid|tiroides|hipotiroidismo|cancer|lupus|hernia|tear|torn|fracture|fractura|meniscus|menisco|"
    "tendinitis|tendonitis|bursitis|sciatica|ciatica|infection|infeccion|pots|fibromyalgia|fibromialgia|overtraining "
    "syndrome|rhabdo|covid|clot|trombosis|hypertension|hipertension|insuficiencia|lesion|enfermedad|ligament|"
    "ligamento|impingement|labrum)(?! (?:safe|day|ok|okay|related|prevention|friendly))|tengo (?:\\w+ "
    "){0,3}(?:rot[oa]|desgarrad[oa]|fracturad[oa]|inflamad[oa]|fisurad[oa]) o (?:\\w+ ){0,3}|(?:give|dame|dar|me das|"
    "hazme) (?:\\w+ ){0,2}(?:diagnos*|diagnostico)|what(?:s| is) wrong with me|que (?:me pasa|le pasa a mi|tiene mi) "
    "(?:\\w+ ){0,2}(?:rodilla|hombro|espalda|tobillo|codo|cadera|pie|muneca|corazon)|"
    "(?:tell me|say|do you think|dime|decime|digame|confirm*) (?:\\w+ ){0,8}(?:have i got|if i have|i have got|ive "
    "got|whether i have|si tengo|si es|si sufro|que tengo) (?:\\w+ ){0,4}(?:apn*|copd|depress*|afib|arrhyth*|anaemi*|"
    "anemi*|diabet*|arthrit*|hernia|tear|torn|heart|asthma|thyroid|infection|cancer|pots|epoc|apnea|depresion|"
    "artrit*|artros*|desgarro|rotura|asma|tiroid*|arritmia|infeccion|menisco|tendinitis|fractura|enfermedad)|have i "
    "got (?:\\w+ ){0,3}(?:apn*|copd|depress*|afib|arrhyth*|diabet*|arthrit*|asthma|pots|anaemi*)|"
    "(?:que|cual) (?:\\w+ ){0,2}(?:enfermedad|lesion|dolencia|diagnostico|patologia|trastorno|sindrome) (?:\\w+ "
    ")?(?:tengo|es|sera|padezco|tendre|podria)|(?:indican|muestran|significan|revelan|demuestran|dicen) (?:\\w+ "
    "){0,5}(?:tengo|arritmia|apnea|depresion|anemia|diabetes|enfermedad|hipertension|problema)|(?:from|based on|con|"
    "segun|por|according to) (?:\\w+ ){0,8}(?:data|numbers|hrv|trace*|readings|graph*|recording|datos|numeros|vfc|"
    "registro*|grafica*|lecturas|pulsaciones|electro|ecg|vo2|sleep|sueno) (?:\\w+ ){0,10}(?:do i have|have i|"
    "diagnos*|si tengo|tengo (?:depresion|apnea|arritmia|anemia|diabetes|epoc)|am i (?:ill|sick|depressed|diabetic|"
    "anaemic)|yes or no)|"
    "(?:name|put a name to|whats the name of|ponle nombre a|ponme nombre a) (?:\\w+ ){0,3}(?:injury|illness|"
    "condition|lesion|lo que tengo|disease)|(?:could|would|might) (?:this|it|that) be (?:\\w+ ){0,2}(?:a (?:tear|"
    "hernia|stress fracture|meniscus|labr*)|arthritis|tendinitis|diabetes|afib|cancer|apn*|asthma|pots|anaemi*|"
    "anemi*)|(?:sera|es|seria|podria ser|puede ser|tengo) (?:\\w+ ){0,2}(?:menisco|ligamento|desgarro|tendinitis|"
    "tendinosis|hernia|artrosis|artritis|bursitis|condromalacia|fascitis|pubalgia|fibrilar|rotura|fractura|esguince|"
    "ciatica|apnea|anemia|hipotiroid*|diabetes|arritmia|fibrilacion|asma|depresion)(?= ?\\?|$| o | or | segun| con "
    "lo| por lo)|(?:read|interpret*|lee|leeme|leer|mira|revisa|analiza|evalua|check|review|look at|explain) (?:\\w+ "
    "){0,4}(?:mri|x ?ray|scan|blood (?:test|work|results|panel)|bloods|ecg|ekg|echo|resonancia|radiografia|placa|"
    "analitica|analisis de sangre|electro*|ecografia|tac|bloodwork|holter)",
    "against": "(?:doctor|physio*|gp|surgeon|cardio*|specialist|consultant|midwife|trauma*|fisio*|medic[oa]|cirujan[oa]|matrona|"
    "ginecolog*|kine*|reumatolog*|neurolog*|dr|er|hospital|urgencias) (?:\\w+ ){0,4}(?:prohib*|forb*|no quiere|wont "
    "let|told me (?:not|no|to rest|to stop)|said (?:no|not|\\d|six|four|eight|rest)|me mand[oa] (?:reposo|parar|"
    "descans*)|says? (?:no|not|rest|stop|\\d|six)|no me deja|me quito|dice que (?:no|reposo|pare))",
    "anyway": "anyways|igual|igualmente|de todas maneras|lo mismo|pero yo|pero (?:hazme|dame|quiero|necesito|ponme|armame)|"
    "give me|i feel fine|me siento bien|sneak|a escondidas|sin que se entere",
    "push_on": "(?:train|run|lift|play|compete|race) (?:\\w+ ){0,3}through (?:it|this|that)|keep (?:training|running|lifting|"
    "playing) (?:\\w+ )?(?:on|with|through)|entrenar (?:\\w+ )?(?:roto|rota|lesionad*|encima)|seguir (?:entrenando|"
    "corriendo|jugando) (?:\\w+ )?(?:con|aunque|igual)",
    "torn": "desgarrad*|fisurad*|rotur*|broken|cracked rib|hairline|(?:pop|popp)ed acl|rompi*|quebr*|grade (?:2|3|two|three)",
    "injure_self_plan": "(?:max|maximum|all ?-?out|maximal|hiit|hard|100%|balls to the wall) (?:\\w+ ){0,3}(?:every|each|7|"
    "seven|daily) "
    "(?:\\w+ ){0,4}(?:day|days|week)(?: (?:\\w+ ){0,4}(?:no|without|zero|never))?|(?:no|zero|never|without|sin|cero|"
    "nada de) (?:\\w+ )?(?:rest|rest days|days? off|descanso*|dias? (?:de descanso|libres?)) (?:\\w+ )?(?:ever|days|"
    "plan|at all|nunca|ninguno|at all|whatsoever)?(?= |$|\\.)(?! (?:between|entre|timer))",
    "inject": "as if (?:\\w+ ){0,5}(?:rules|limits|safety|restrictions|filters|guidelines) |como si (?:\\w+ ){0,5}(?:reglas|"
    "limites|normas|filtros|restricciones)|(?:ignor*|olvid*|disregard|forget|overrid*|overwrit*|bypass*|skip|drop|"
    "scrap|discard|omit*|borra*|elimin*|desactiv*|apag*|salt*) (?:\\w+ ){0,6}(?:above|previous|prior|earlier|"
    "instructions?|rules?|guidelines?|prompt|limits?|restrictions?|filters?|safety|instruccion*|reglas?|normas?|"
    "anterior*|limites?|restriccion*|filtros?|segurid*|avisos?|advertenc*|protocol*)|(?:safety|filters?|limits?|"
    "restrictions?|seguridad|filtros?|limites?) (?:\\w+ ){0,3}(?:off|disabled|removed|gone|apagad*|desactivad*|"
    "quitad*)|nothing is off limits|no (?:topic|question) is off|sin (?:filtro*|censura|limite*|restriccion*|regla*|"
    "norma*)|nada (?:esta )?prohibid*",
    "persona": "(?:sin|no|with no|without) (?:any )?(?:etica|escrupulos|moral|ethics|morals|conscience)|unethical|(?:you are|"
    "youre|act as|act like|be|become|pretend (?:to be|youre|you are|ur)|roleplay|role play|play|imagine|simulate) "
    "(?:\\w+ ){0,4}(?:(?:free|evil|dark|anti|un|no|omni|chaos|bro|gym|roid|juice|god|raw|max|anything|"
    "do)[a-z]{0,9}gpt|gpt|dan|no filter*|guru|dealer|steroid*|unfiltered|uncensored|without (?:rules|limits|filters|"
    "safety)|w(?:ith)? no (?:rules|limits|filters|safety)|no (?:rules|limits)|jailbr*|a doctor|an? (?:actual |real "
    ")?(?:doctor|physician|cardiologist)|my (?:ana|mia|doctor))|\\w*(?:sin filtros?|sin limites|sin reglas)|(?:eres|"
    "actua|haz|finge|hace (?:de|como)|imagina|simula|comportate|se (?:un|una|mi|otr[oa])) (?:\\w+ ){0,6}(?:sin (?:filtro*|"
    "limite*|regla*|norma*|"
    "restric*|censura)|medico|doctor*|gpt|gur*|culturista|entrenador (?:sovietico|ruso|sin)|otro (?:bot|asistente|"
    "modelo))|dev(?:eloper)? mode|debug mode|modo (?:dev|desarrollador|debug|dios|libre|experto sin|admin)",
    "system_role": "(?:system|sistema|admin|root|developer|assistant|instruction|override|important) ?(?:prompt|message|note|"
    "override|notice)? ?:|\\[(?:system|admin|inst)|<(?:system|admin|inst)|nota del (?:sistema|desarrollador|"
    "administrador)",
    "leak": "(?:text|words|everything|lines|what is|whats|content|todo lo que|lo que hay|texto) (?:\\w+ ){0,3}(?:above|"
    "before this|arriba|antes de este (?:mensaje|chat))(?: (?:this|the|my|de))?|(?:print|show|reveal|repeat|output|"
    "display|tell|give|leak|dump|share|write|copy|paste|quote|expose|translate|summari[sz]e|list|recite|encode|spell "
    "out|what (?:is|are|was|were|does)|whats) (?:\\w+ ){0,6}(?:system prompt|prompt|hidden|secret instructions|"
    "instructions (?:you|above|given|word)|first (?:line|message)|initial (?:text|instructions)|your (?:instructions|"
    "rules|config*|setup|settings file|system)|developer message|api key*|source code|env)|(?:repit*|repet*|muestr*|"
    "ensen*|revel*|dime|decime|imprim*|escrib*|traduc*|cop*|pega|pas*|dame|resum*|lista) (?:\\w+ ){0,8}(?:prompt|"
    "texto (?:con|que|inicial|de arriba)|(?:tus|las|sus) (?:instrucciones|reglas (?:internas|secretas|ocultas))|"
    "instrucciones|te configuraron|te dieron|te programaron|configuracion (?:interna|inicial)|mensaje (?:de sistema|"
    "del sistema|oculto|inicial)|clave*|api|base de datos)|palabra por palabra",
    "other_user": "(?:last|previous|other|next|another) (?:person|people|guy|girl|one|ones|customer|persona) (?:\\w+ "
    ")?(?:ask*|say|"
    "said|tell|told|wr[io]te|use|using|train*)|(?:l[oa]s|de) otr[oa]s (?:que|personas|chic[oa]s|miembros|gente)|la "
    "persona anterior|(?:other|another|different|all|every|someone elses?|everyones|last \\d+|the last|neighbou?rs?) "
    "(?:\\w+ )?(?:users?|athletes?|members?|clients?|accounts?|customers?|runners)|users? (?:named|called|number|id|"
    "no|#)?|users? \\d+|(?:otr[oa]s?|tod[oa]s (?:l[oa]s)?|l[oa]s demas|ultimos \\d+) (?:\\w+ )?(?:usuari[oa]s?|"
    "atletas?|client[ea]s?|cuentas?|miembros?|socios?|alumn[oa]s?)|usuari[oa] (?:\\d+|llamad[oa]|id|numero)|(?:my|"
    "mi) (?:girlfriends?|boyfriends?|exs?|ex|wifes?|husbands?|sisters?|brothers?|coworkers?|neighbou?rs?|bosses|boss|"
    "novi[oa]|ex|espos[oa]|vecin[oa]|jef[ea]|herman[oa]|companer[oa]) (?:\\w+ )?(?:account|log|data|weight|workouts?|"
    "plan|messages|profile|location|heart|sleep|cuenta|datos|peso|entrenos|plan|mensajes|perfil|registro*|ubicacion)|"
    "(?:la cuenta|los datos|el perfil|los entrenos|el peso|los mensajes|el historial(?: de \\w+)?|las notas) de (?:mi|otr[oa]|la|"
    "el|un|una|mi ex|\\w+ (?:garcia|lopez|perez|gomez)) ?\\w*|(?:im|i am|i work|soy|trabajo) (?:\\w+ ){0,5}(?:on "
    "(?:this|the) app|for (?:milo|the company)|developer|admin*|engineer|owner|desarrollador*|programador*|"
    "administrador*|el dueno|en (?:milo|esta app|la empresa))",
    "other_see": "what did|correo|email|dump|pull|get|see|need|want|enviame|envia|manda|pasame|pasa|quiero|necesito|comparar|ver|"
    "solo por|debug*|mostr*|mira|what (?:is|does|did)|how much does|cuanto (?:pesa|corre|levanta)",
    "clear_me": "(?:mark|set|update|change|put|flag|pon*|marca|actualiza|cambia|anota) (?:\\w+ ){0,6}(?:cleared|clearance|apto|"
    "apta|alta|liberad*|unlocked|done|approved|green|verified|aprobad*|desbloquead*)|(?:clearance|apto medico|alta "
    "medica) (?:\\w+ ){0,4}(?:done|granted|on file|dada|lista|ya esta)|(?:cleared|ok|fine|cool) (?:\\w+ ){0,2}(?:for|"
    "with) (?:everything|anything|it)(?: (?:so|just) )|(?:doctor|medico|cardiolog*) (?:\\w+ ){0,4}(?:cool|ok|fine|"
    "cleared|autoriz*|visto bueno) (?:\\w+ ){0,4}(?:so (?:just|skip|give|ignore)|skip|ignore|asi que (?:salta*|"
    "quita*|ignora*|dame))",
    "encoded": "base ?64|rot ?13|hex|binario|morse|cifrad*|codificad*|descifra|al reves|backwards|pig latin|leetspeak",
    "harm_other": "(?:put|slip|drop|give|mix|spike|poner*|echar*|meter*|dar*|echo|pongo|meto) (?:\\w+ ){0,6}(?:rival*|opponent*|"
    "competitor*|teammate*|coach|ex|boss|roommate*|wife|husband|girlfriend|boyfriend|flatmate*|companer*|entrenador*|"
    "jef[ea]|pareja|vecin*|contrincante) (?:\\w+ ){0,4}(?:drink|bottle|food|water|shake|coffee|smoothie|bebida|"
    "botella|agua|comida|batido|cafe|bidon)|(?:drink|bottle|food|water|shake|coffee|bebida|botella|comida|batido|"
    "cafe|bidon) (?:\\w+ ){0,4}(?:rival*|opponent*|competitor*|teammate*|contrincante|companer*|de mi (?:ex|jef*|"
    "rival))|(?:slow|hurt|injure|knock|weaken|sabotag*|frenar|lesion*|debilitar|romper*|sabot*) (?:\\w+ ){0,3}(?:him|"
    "her|them|my (?:rival*|opponent*)|al rival|mi rival|otro (?:corredor|jugador)|contrincante) ?(?:down)?|without "
    "(?:him|her|them) (?:noticing|knowing|finding out)|sin que (?:el|ella) se (?:entere|de cuenta)",
    "minor_weight": "(?:drop|get|cut|down|bajar|llegar|be) (?:to |a )?\\d{2,3} ?(?:lbs?|pounds|kilos?|kg)|marcar|bajar (?:\\w+ "
    "){0,2}(?:barriga|panza|peso|kilos|grasa)|barriga|adelgac*|pesar \\d+|quiero pesar|peso ideal|goal weight|target "
    "weight|ideal weight|how much should i weigh|cuanto (?:debo|deberia|tengo que) pesar|weigh less|be lighter|"
    "lighter|get lean|abs|six ?pack|shred*|body ?fat|porcentaje de grasa|kcal|calor*|recort*|lose|thinner|smaller|"
    "flac*|definir|marcar abdomen|abdominales marcados|dieta|diet|macros|keto|fasting|ayun*|menos kilos|quitarme "
    "(?:la )?(?:barriga|grasa|panza|kilos)",
    "minor_ban": "c4|scoops?|monster*|red ?bull*|creatin*|cafein*|caffein*|pre ?entreno|preentreno|preworkout*|bcaa dose|fat "
    "burner*|ciclo|anabol*|testo*|sarm*|roids?|max(?:es)?|1 ?rm|rm|rep max|al fallo|fallo|till failure|to failure|"
    "until failure|heaviest|peso maximo|maximo peso|marca maxima|energetica*|quemador*|gainer dosing|steroids?|hgh|"
    "ostarin*|tren|clen",
    "deficit_ask": "bajar (?:\\w+ )?(?:de )?(?:peso|kilos|panza|barriga)|deficit|perder|adelgac*|cut|lose|slim|drop "
    "(?:\\w+ )?(?:kg|"
    "kilos|lbs|pounds)|quitarme (?:\\w+ )?kilos|dieta|fat loss|leaner|lean out|shred*|calorie target|count calories|"
    "contar calorias|recortar",
    "preg_or_ed": "(?:had|survived|beat|history of|recover*) (?:\\w+ ){0,3}(?:anorexi*|bulimi*|eating disorder|ed|bing*)|(?:ex|"
    "antigu[oa]) (?:anorexic*|bulimic*)|tca|dando (?:de )?(?:mamar|lactar|pecho)|amamant*|lactand*|nursing|weeks "
    "preg*",
}
WORDS: dict[str, str] = {
    "start_sport": "(?:start*|begin*|empez*|empiez*|comenz*|quiero|want to|new to|get(?:ting)? into|back (?:to|into)|"
    "volver a|can i|"
    "puedo) (?:\\w+ ){0,3}(?:lift*|run*|walk*|train*|gym|exercis*|weights|swim*|cycl*|yoga|camin*|corr*|entren*|"
    "pesas|nadar|deporte|gimnasio|ejercicio*|moverme|crossfit|hiit|fuerza|jog*|strength)",
    "med_strong": "stop*|skip*|halv*|half|doubl*|come off|coming off|quit*|ditch*|bin|binning|miss a|leave out|extra|dose|dosage|"
    "units|how (?:much|many)|dejar|dejo|deje|salt(?:o|ar|arme|armela)|mitad|doble|doblar|suspend*|quit(?:o|ar|arme|"
    "armela)|dosis|cuant[oa]s?|unidades|subirme|bajarme|adelant*|retras*|cut (?:down|back|out)|reduc*|lower the|"
    "raise the|increase the|instead of",
    "punish_me": "(?:punish|shame|insult|humiliate|bully|scream at|yell at|shout at|roast) me (?:\\w+ ){0,8}(?:eat*|ate|food|log|"
    "meal*|slip|pasta|pizza|cake|weigh*|workout|carbs|fat|binge*|cheat*)|punish (?:myself|me)|as (?:a )?punishment|"
    "call me (?:fat|a pig)|(?:castig*|humill*|insult*|grit*)(?:ame|arme|o|a)? (?:\\w+ ){0,6}(?:com*|cen*|postre|"
    "pizza|comida|peso|gord*)|castigo (?:\\w+ ){0,5}(?:com*|postre|cen*)|castigarme|castigame",
    "so_thin": "(?:lowest|minimum|least|smallest) (?:weight|body ?fat|bmi|size) (?:i|possible|to|that)|how (?:low|thin|light|"
    "skinny|little) can (?:i|my)|(?:be|get|become|stay|being|getting) (?:\\w+ )?(?:underweight|skin and bone*|"
    "emaciat*|as (?:thin|skinny|light) as)|underweight on purpose|(?:estar|ser|quedar|llegar a) (?:\\w+ )?(?:bajo "
    "peso|en los huesos|esqueletic*|lo mas (?:flac*|delgad*))|lo (?:menos|minimo) que puedo pesar|desnutrid*",
    "eats_must": "(?:every time|whenever|each time|if|after|when) (?:i )?(?:eat|ate|have|had|eating)|(?:cada vez que|siempre que|"
    "si|cuando) (?:\\w+ )?(?:como|ceno|comi|cene|pruebo|tomo)(?= (?:pan|algo|dulce|carbo*|postre|pizza|mucho|de mas|"
    "pasta|arroz|azucar|tengo|debo|me))",
    "must_move": "(?:have to|must|need to|got to|force myself to|make myself) (?:run|train|workout|work out|burn|exercise|cycle|"
    "walk|do \\d)|(?:tengo que|debo|me obligo a|me toca) (?:correr|entrenar|quemar|hacer|sudar|caminar|pedalear|"
    "compensar)",
    "food_had": "ate|eaten|had|scoffed|demolished|binged|comi|cene|me comi|zampe|merende|desayune|almorce",
    "undo_it": "(?:cancel|undo|burn|work|run|walk|make up|offset|erase|sweat|cycle) (?:it|that|them|this|those|everything) "
    "(?:all )?(?:out|off|for)?(?= |$)(?! (?:in|on) my (?:legs|arms))|(?:cancel*|undo|offset|erase) (?:\\w+ "
    ")?(?:out)?|make up for|quemarl[oa]s?|compensarl[oa]s?|bajarl[oa]s?|sudarl[oa]s?|eliminarl[oa]s?|borrarl[oa]s?|"
    "para (?:quemar|compensar|bajar|pagar|perdonarme)",
    "skip_meal": "(?:skip*|not (?:eat*|having)|avoid*|miss|throw*|hide*|get out of|dodge) (?:\\w+ ){0,3}(?:lunch|"
    "dinner|breakfast|"
    "meals?|food|eating|tea)|(?:saltar*|saltarme|no (?:comer|cenar|desayunar|almorzar)|evitar|tirar|esconder) "
    "(?:\\w+ ){0,3}(?:comida*|cena|almuerzo|desayuno|comer|cenar)?",
    "unseen": "without (?:\\w+ ){0,6}(?:notic*|know*|see*|suspect*|find* out)|so (?:\\w+ ){0,4}(?:dont|doesnt|wont|cant) "
    "(?:\\w+ )?(?:notice|know|see|suspect|find out)|sin que (?:\\w+ ){0,5}(?:not*|enter*|vea*|sep*|sospech*|cuenta)|"
    "que no (?:se )?(?:note*|enter*|den cuenta|sepa*)",
    "dose_twice": "doubl(?:e|ed|ing) (?:it|em|them|the|my|up)|halv(?:e|ed|ing) (?:it|em|them|the|my)|(?:stop*|skip*|bin|binning|"
    "ditch*|come off|coming off) (?:taking |the )?(?:it|em|them|the rest|rest)|(?:la |lo |las |los )?(?:doblo|"
    "duplico|dejo|suspendo|salto|parto|corto)(?: (?:a la mitad|la dosis|del todo))?|(?:doblar|duplicar|dejar|"
    "suspender|saltar|partir)(?:la|lo|las|los|me)",
    "rx_other": "(?:prescribed to|recetad[oa]s? (?:a|para)|de (?:mi|una|un) (?:abuel[oa]|mama|madre|papa|padre|amig[oa]|"
    "herman[oa]|vecin[oa]|novi[oa]|companer[oa])|my (?:mums?|moms?|dads?|friends?|mates?|sisters?|brothers?|grans?|"
    "wifes?|husbands?|partners?)) (?:\\w+ ){0,6}",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "ED-01",
        "R",
        "eating",
        ("punish_me", "so_thin", "eats_must~16~must_move", "food_had~25~undo_it", "skip_meal~25~unseen"),
        keeps_info=True,
    ),
    Rule(
        "RF-24",
        "R",
        "medicine",
        ("med~25~dose_twice & med_ask", "med & rx_other & med_ask", "painkill_train & med_change & med_ask"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("NU-01", "R", "too_little", ("kcal_day_low", "bmi_goal_low"), keeps_info=True),
)
