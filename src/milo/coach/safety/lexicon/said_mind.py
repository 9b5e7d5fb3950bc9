"""More ways people tell of wanting to die, of self-harm and of eating disorders (RF-19, ED-01, ED-02), and rules over them.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, sections 4 and 10.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WIDER: dict[str, str] = {
    "suicide": "(?:im|i am|thinking of|thought about|planning on|going to be|will be) ending (?:it|things|my life)(?! (?:with|"
    "early|at|here))|ending it(?: all)?(?= |$|\\.)(?! (?:with|early|at|here|on a|strong))|end it(?= tonight|$|\\.| "
    "all| for good| today| soon)|top myself|off myself|neck myself|do myself in|be gone for good|(?:dont|do not|"
    "didnt) (?:\\w+ )?(?:want to|wanna|care (?:if|to)) (?:\\w+ )?(?:be here|be around|wake|live|exist|see "
    "(?:tomorrow|next|another)|carry on|keep going|go on)(?! to)|"
    "(?:wish|hope|hoping|hoped|wished|if) (?:\\w+ ){0,2}(?:i )?(?:just )?(?:didnt|dont|wouldnt|never) (?:wake|woke|"
    "exist|been born|wake up)|(?:would be|theyd be|everyone would|family would|world would|be) (?:\\w+ ){0,4}better "
    "(?:off )?(?:without me|if i)|without me (?:\\w+ )?(?:here|around|in it)|(?:no|nothing|any|the) (?:\\w+ "
    ")?(?:reason|point|left) (?:\\w+ ){0,3}(?:to )?(?:live|living|be alive|carry(?:ing)? on|keep(?:ing)? going|wake|"
    "here)|"
    "(?:last|final) (?:\\w+ )?(?:message|goodbye|note|letter|day alive|workout ever)|(?:wrote|written|writing|left) "
    "(?:\\w+ ){0,3}(?:goodbye|notes? to (?:my|them|everyone)|letters? to (?:my|them|everyone)|will and)|giving "
    "(?:away )?(?:my|all) (?:\\w+ ){0,3}(?:stuff|things|dog|gear) away|(?:tablets|pills|rope|blade|gun|belt|meds|"
    "paracetamol|bottle) (?:\\w+ ){0,6}(?:ready|lined up|saved|tonight|stash*|counted|in my (?:drawer|bag|hand)|"
    "enough|stockpil*|in front of me|put away)|(?:lined up|stash*|saved up|stockpil*|counting|counted) (?:\\w+ "
    "){0,6}(?:tablets|pills|meds|paracetamol)|"
    "(?:step|walk|jump|throw myself|drive|swerve) (?:\\w+ ){0,3}(?:in front of|off|under|into) (?:\\w+ "
    "){0,3}(?:train|bus|truck|traffic|bridge|car|cars|lorry|roof|balcony|wall|tree|platform|oncoming)|(?:how (?:high|"
    "far)|bridge|balcony|train tracks|platform) (?:\\w+ ){0,8}(?:jump|fall|enough|die|end)|(?:cant|cannot) (?:\\w+ "
    ")?(?:cope|carry on|keep (?:doing|going)|do (?:it|this|life)|take (?:it|this|life|much)|go on|face) (?:\\w+ "
    "){0,3}(?:any ?more|much longer|another day|anymore)|done with (?:everything|it all|being here|existing)|"
    "checked? out of life|not be a burden|(?:im|just|such|only|being) (?:a|such a) burden|nobody would (?:even "
    ")?(?:notice|miss|care)|"
    "(?:like|feel like|kind of|sort of|just|rather) (?:\\w+ ){0,3}(?:not exist*|disappear*|vanish*|be dead|die)(?! "
    "of| laughing| hard)|"
    "(?:me|nos) (?:\\w+ )?(?:quiero|queria|quisiera|gustaria|voy a|vas a|pienso) (?:\\w+ )?(?:matar|morir|colgar|"
    "ahorcar|tirar (?:por|del|de|al|a las)|ir de este mundo|quitar la vida|quitar de en medio)|(?:quiero|queria|"
    "quisiera|prefiero|preferiria|me gustaria|pienso en|ganas de|mejor|voy a|pensando en|deseo|piensa en|quiere) "
    "(?:\\w+ )?(?:morir*|matar*(?! (?:el|la|al|dos|de risa|con l[oa]s?|con el) )|"
    "desaparecer|no (?:estar|existir|despertar|seguir|vivir|"
    "haber nacido)|dejar (?:de (?:existir|vivir|estar)|este mundo)|irme (?:de este mundo|para siempre|y no volver)|"
    "acabar (?:con todo|con mi|con esto|ya)|terminar (?:con todo|con mi|con esto)|dormir(?:me)? (?:y|para) "
    "(?:siempre|no)|colgarme|ahorcarme|tirarme|quitarme(?= la vida| de (?:en )?medio| del medio|$|\\.)|estar muert*|ponerle fin)|"
    "(?:no|ya no|ni) (?:\\w+ ){0,3}(?:quiero|tengo ganas de|puedo|vale la pena|merece la pena|aguanto|le veo sentido|"
    "encuentro sentido|tiene sentido|soporto|veo (?:motivo|razon|salida)) (?:\\w+ )?(?:seguir (?:viv*|aqui|asi|"
    "adelante|en este|mas|con esto)|vivir|viviendo|la vida|mi vida|estar (?:aca|aqui|viv*)|despertar*|existir|nada "
    "(?:de nada )?(?:en la vida|de esto)|de seguir|a (?:la|mi) vida|nada ya)|(?:sin|no (?:hay|tengo|veo|encuentro)) "
    "(?:\\w+ ){0,3}(?:razon*|motivo*|sentido|nada) (?:\\w+ )?(?:para|de|por (?:que|lo que|la que)|a) (?:\\w+ "
    ")?(?:viv*|seguir*|estar aqui|levantar*|vida)|"
    "(?:estarian|estaria|viviran|iria*|estaran|estara) (?:\\w+ )?mejor sin (?:mi|el|ella)|mejor sin mi|soy (?:una |"
    "solo una |un )?(?:carga|estorbo)|nadie (?:\\w+ )?(?:notaria|se daria cuenta|lloraria|me extranaria|me echaria|"
    "le importaria)|(?:carta|nota|mensaje) de despedida|(?:despedirme|me despido|adios) (?:\\w+ )?(?:de todos|para "
    "siempre|a todos|de mi familia|mundo)|(?:pastillas|cuerda|soga|cuchilla|blister*|frasco|puente|balcon|vias) "
    "(?:\\w+ ){0,6}(?:guardad*|preparad*|list[oa]s?|esta noche|juntad*|a mano|tirar*|saltar|contad*|separad*)|"
    "(?:juntando|guardando|contando|junte|guarde) (?:\\w+ ){0,3}(?:pastillas|comprimidos)|(?:tirarme|aventarme|"
    "lanzarme|arrojarme|saltar) (?:\\w+ )?(?:al|del|desde|por|a|de|bajo|frente) (?:\\w+ ){0,2}(?:tren|metro|puente|"
    "balcon|vias|vacio|ventana|azotea|coche|camion|autopista)|"
    "me da igual (?:vivir|morir|morirme|seguir)|ojala (?:\\w+ ){0,4}(?:no (?:despert*|amanec*|exist*|hubiera)|me "
    "(?:muera|muriera|atropell*|matara)|muert*|durmiera)|(?:vida|seguir) (?:\\w+ ){0,3}(?:no (?:\\w+ )?(?:vale|tiene "
    "sentido|merece)|sin sentido)|cansad[oa] de (?:todo|la vida|vivir|existir)|hart[oa] de (?:todo y|la vida|vivir|"
    "existir)|no doy mas (?:con|de)|no puedo mas con (?:esto|la vida|nada|todo)",
    "selfharm": "(?:cut|cutting|cuts|burn*|scratch*|slic*|carv*|punch*) (?:\\w+ )?(?:myself|my (?:own )?(?:skin|wrist*|"
    "thigh*))(?= (?:again|to (?:feel|cope|punish)|because|when|on purpose|last|so|every|instead)|$)|(?:started|back "
    "to|relapsed into|been|thinking of|want to|urge to|going to|need to) (?:\\w+ )?(?:cutting|cut|self ?harm*|"
    "hurt(?:ing)? myself|burning myself|harm myself)(?! (?:down|back|carb*|calor*|weight|out|sugar|season|phase|my "
    "(?:hair|rest|volume)|for|and bulk*|on|sweets|body|to))|razor|blade (?:\\w+ )?(?:my|on|to)|"
    "me (?:\\w+ )?(?:cort[oe]|he cortado|rajo|raje|quem[oe]|hago (?:dano|cortes|heridas)|hice (?:dano|cortes)|"
    "lastimo|lastime|autolesion*|pego a mi mism*|castigo cort*) (?:\\w+ )?(?:a proposito|adrede|los|las|el|la|cuando|"
    "para|otra vez|de nuevo|en|yo|a mi|por|brazo*|piernas|muslo*)?(?= |$|\\.)|(?:cortarme|lastimarme|hacerme dano|"
    "autolesion*|quemarme) (?:\\w+ )?(?:otra|de nuevo|a proposito|adrede|para|cuando|la piel|los|las|y|porque|hoy|"
    "esta)|ganas de (?:cortarme|lastimarme|hacerme dano)|cuchilla|navaja en",
    "lethal": "how (?:many|much) (?:\\w+ ){0,6}(?:to (?:die|kill|overdose|end)|would (?:\\w+ )?kill|is (?:lethal|fatal|deadly)|"
    "not wake|never wake)|(?:cuantas|cuanto|cuantos) (?:\\w+ ){0,6}(?:para (?:morir*|matar*|no despertar)|(?:es|"
    "seria) (?:letal|mortal)|mata(?:n|ria)?)|(?:painless|quick|quiet|easy|fastest|sin dolor|rapid[oa]|indolor[oa]) "
    "(?:\\w+ ){0,4}(?:way out|to (?:die|go)|de (?:irse|morir|acabar)|para (?:morir|acabar))",
    "hopeless": "(?:(?:feel|feeling|its all) (?:\\w+ )?hopeless|(?:feel|feeling|im|its all) (?:\\w+ )?(?:worthless|"
    "pointless))(?= |$|\\.)(?! (?:at|with|cardio|workout|"
    "exercise|ab|leg))|(?:no|any|the) (?:point|future) (?:\\w+ ){0,3}(?:in anything|any ?more|anymore|for me)|for "
    "what,? to live|para que (?:seguir|vivir|levantarme|existir)|nada (?:\\w+ )?(?:tiene|vale) (?:\\w+ )?(?:sentido|"
    "pena)(?= |$|\\.)|me siento (?:\\w+ )?(?:vaci[oa]|inutil|una mierda) (?:y|que|ya)",
    "purge": "(?:mak\\w+|made|force*|forcing) (?:\\w+ )?(?:myself )?(?:sick|throw up|vomit|puke|barf)|(?:throw*|threw|bring*|"
    "chuck*|spew*|sick it|puk*|vomit*|barf*) (?:\\w+ ){0,4}(?:it (?:up|all)|after (?:every |each |big |i )?(?:meal*|"
    "eat*|dinner|food|lunch|pizza|binge*|sweets)|on purpose|deliberately|what i ate|my (?:food|dinner|lunch|meal*)|"
    "to (?:keep|stay|lose|make))|fingers (?:\\w+ ){0,2}(?:down|throat)|toothbrush (?:\\w+ )?throat|toilet after "
    "(?:meals|eating|dinner)|spit (?:\\w+ )?(?:it|food|out) (?:\\w+ )?(?:instead|so|without swallowing)|chew and "
    "spit|chew* (?:\\w+ ){0,4}spit*|get rid of (?:\\w+ )?(?:food|dinner|meal|lunch|what i ate|the binge)|"
    "(?:vomit*|devolv*|devuelv*|guacare*|potar|poto|arroj*|echar*|saco|sacar) (?:\\w+ ){0,4}(?:despues de (?:comer|"
    "cenar|cada)|lo que (?:como|comi|ceno|he comido)|la (?:comida|cena)|adrede|a proposito|aposta|para (?:no|"
    "adelgaz*|baj*|perd*|dar)|tras (?:comer|cenar|cada))|(?:me )?provoc* (?:\\w+ )?(?:vomit*|arcada*)|(?:meto|meter*|"
    "mete) (?:\\w+ ){0,2}dedos|dedos (?:\\w+ )?(?:en |a )?(?:la )?garganta|(?:despues de|tras) (?:comer|cenar|cada "
    "comida|un atracon) (?:\\w+ ){0,4}(?:vomit*|devuelv*|bano)|mastic* (?:\\w+ ){0,4}escup*|purg(?:o|ue|arme|ando*|a)",
    "bulimic": "bing(?:e|ed|es|ing) (?:\\w+ ){0,10}(?:purg*|starv*|restrict*|fast*|laxat*|vomit*|sick|guilt*|run*|burn*|punish*|"
    "nothing|not eat*|skip*|make up|compensat*|undo|hate|disgust*|cardio|secret)|(?:ate|eaten|eat) (?:\\w+ "
    "){0,6}(?:whole|entire|everything|loads|tub|cake|pizza) (?:\\w+ ){0,10}(?:disgust*|hate myself|punish*|skip "
    "(?:eating|meals)|not eat (?:tomorrow|for)|get rid|undo|purge|fast)|(?:atrac*|pegue|zampe|comi (?:\\w+ )?todo|me "
    "comi) (?:\\w+ ){0,10}(?:vomit*|ayun*|culpa*|laxant*|quem*|castig*|compens*|no (?:comer|como|ceno|cenar) (?:nada "
    ")?(?:manana|hoy|en)|asco|odio)|starv(?:e|ing|ed) (?:myself|all|for|to|until|days?)|(?:me )?mat\\w+ de hambre|"
    "(?:pas(?:o|ar|ando)) hambre|(?:no comer|sin comer) (?:\\w+ )?(?:hasta|para (?:caber|entrar|adelgaz*|baj*|perd*|"
    "compens*))",
    "laxative": "laxa*|senna|dulcolax|bisacod*|enema*|magnesium citrate|slim(?:ming)? tea|detox tea|skinny tea|te (?:laxante|"
    "chino|adelgazante|dieter*)|lavativa*|hojas de sen|dulcolaxo|picosulfato",
    "weight_words": "morning weigh*|scale*|skinn*|belly|bloat*|empty|meals?|dinner|binge|bascula|balanza|pesarme|peso|"
    "delgad*|flac*|"
    "atracon|panza|barriga|cenar|cena|comi|kilos|pesaje",
    "hide_food": "(?:think*|believ*|convinc*|crea*|piens*|creer|convenc*) (?:\\w+ ){0,4}(?:ive (?:already )?eaten|i ate|i "
    "(?:already )?had (?:dinner|lunch|food)|ya comi|ya cene|he comido|que como|que si como)|(?:hide*|hiding|hid|lie*|"
    "lying|lied|trick*|fak\\w+|pretend*|conceal*|secret*|sneak*|throw*|chuck*|bin|binning|feed|feeding|flush*|dump*|"
    "stash*) (?:\\w+ ){0,8}(?:food|lunch|dinner|breakfast|meals?|eaten|eating|ate|plate|snack*|sandwich*|dog|how "
    "(?:little|thin|much weight)|weight loss|bin|napkin|tissue*|weigh ?in)(?: (?:\\w+ ){0,6}(?:so (?:they|she|he|my|"
    "nobody|no one)|parents|mum|mom|dad|see*|notice*|know*|think*|suspect*|find out|ask*|flatmate*|husband|wife|"
    "boyfriend|girlfriend|away|secret*))|(?:so|without) (?:\\w+ ){0,5}(?:parents|mum|mom|dad|roommate*|flatmate*|"
    "family|husband|wife|boyfriend|girlfriend|nobody|no one|coach|they|anyone) (?:\\w+ ){0,5}(?:see*|notic*|know*|"
    "realis*|realiz*|suspect*|think* (?:i|ive)|find out) (?:\\w+ ){0,10}(?:eat*|ate|food|meals?|weigh*|diet*|skip*|"
    "lunch|dinner)|"
    "(?:eat*|food|meals?|lunch|dinner|skip*|weight) (?:\\w+ ){0,10}(?:without|so) (?:\\w+ ){0,4}(?:parents|mum|mom|"
    "dad|roommate*|flatmate*|family|husband|wife|boyfriend|nobody|no one|anyone) (?:\\w+ )?(?:notic*|know*|see*|"
    "suspect*|find*|worr*)|tell (?:\\w+ ){0,4}(?:already ate|ive eaten|i ate|had lunch)|"
    "(?:escond*|ocult*|disimul*|fing*|ment*|mient*|engan*|tir(?:o|ar|ando)|bot(?:o|ar|ando)|le doy|dar) (?:\\w+ "
    "){0,8}(?:comida|comer|ceno|cena|cenar|desayun*|almuerz*|plato|basura|perro|lo que como|no como|que como|que "
    "comi|que ya comi|merienda|adelgac*|bocadillo|lonchera|tupper)|(?:sin que|que no|para que no) (?:\\w+ "
    "){0,5}(?:note*|enter*|den cuenta|sepa*|sospech*|vea*|cacho*|pillen|se preocup*) (?:\\w+ ){0,10}(?:com[oe]r?|"
    "comida|cen*|desayun*|peso|dieta|adelgaz*|ayun*|saltar*|flac*|vomit*)|(?:com[oe]r?|comida|cen*|desayun*|peso|"
    "dieta|adelgaz*|ayun*|flac*) (?:\\w+ ){0,10}(?:sin que|que no|para que no|a escondidas) (?:\\w+ ){0,5}(?:note*|"
    "enter*|cuenta|sepa*|sospech*|vea*|cacho*|pillen|mi (?:mama|madre|familia))?|(?:cuando|si) nadie (?:\\w+ "
    ")?(?:mira|ve|esta)",
    "burn_off": "(?:burn*|work|run|sweat|earn*|undo*|make up|pay|compensat*|cancel*|erase*|walk|cycl*|row|get rid|atone*) "
    "(?:\\w+ ){0,8}(?:off|for|out)? ?(?:the |my |a |that |what |this |every |all |it |last )*(?:\\w+ ){0,3}(?:dinner|"
    "pizza|cake|food|lunch|meal*|breakfast|ate|eaten|binge*|burger|sin*|cheat|cookie*|biscuit*|chocolate|birthday|"
    "wedding|doughnut*|donut*|ice ?cream|calories|christmas|buffet|crisps|chips|takeaway|brownie*|slice*)|"
    "(?:earn*|deserv*|allowed) (?:\\w+ ){0,3}(?:eat*|food|dinner|meal*|carbs|lunch|breakfast|bread)|(?:quem*|"
    "compens*|gan(?:o|ar|arme|armelo)|pag*|castig*|merec*|borr*|elimin*|sud*|baj*|pedale*|correr) (?:\\w+ "
    "){0,8}(?:com(?:i|io|ido|ida|er)|cen(?:a|e|ar)|pizza|tarta|pastel|torta|atracon|hamburguesa|postre|helado|"
    "galleta*|chocolate|asado|alfajor*|churro*|donut*|desayuno|almuerzo|tragos|lo que (?:comi|he comido)|pecado*|"
    "antojo*|cumple*|boda|navidad)",
    "compelled": "asap|tonight|right now|before bed|all of it|until|or i (?:cant|wont|will)|cant (?:sleep|relax|face|look|stop)|"
    "allowed|otherwise|if i dont|no dinner|no food|skip|deserv*|earn*|punish*|every (?:last )?(?:bite|crumb|gram|"
    "single)|exactly|each|panic*|anxious|fat|cancel*|erase|off (?:a|the|that|my|last)|si no|no (?:ceno|como|puedo "
    "dormir|me perdono)|me (?:odio|castigo|siento (?:sucia|asquerosa|gorda|fatal|culpable))|castig*|hasta que|"
    "obligad*|debo|necesito|exact*|permit*|me gano|ganar*|ansiedad|borrar|de castigo|por (?:haber )?com*",
    "thinspo": "ver(?:me|se)? (?:las |los |mis )?(?:costillas|huesos|clavicula*)|skeleton|skelet*|bones (?:show|stick*|visible|"
    "poking|out)|(?:see|feel|show*|count) (?:\\w+ )?(?:my )?(?:ribs|hip ?bones|collar ?bones|spine|bones)|hip ?bones|"
    "collar ?bones|thigh gap|(?:pro|pro-)(?:ana|mia)|(?:tips|tricks|diet|plan|rules) (?:\\w+ ){0,4}(?:ana|mia|"
    "anorex*)|heroin chic|ed ?twt|abc diet|size (?:0|00|zero)|stay anorexic|(?:thin|skinny|small|tiny) enough to|"
    "(?:huesos|costillas|clavicula*|vertebras|cadera) (?:\\w+ ){0,4}(?:marc*|not*|vea*|ven|sal*|fuera)|(?:marc*|not*|"
    "vea*|ver) (?:\\w+ ){0,3}(?:los huesos|las costillas|las clavic*|huesos)|calaver*|en los huesos|hueco entre "
    "(?:las )?piernas|thigh|princesa* (?:ana|mia)|(?:ana|mia) y (?:ana|mia)|dieta (?:ana|mia|abc)|talla (?:0|cero|32|"
    "xxs)",
    "no_eat": "(?:not|stop|without|quit|avoid|resist|suppress|ignor*|survive|go|going|went|gone|havent|hasnt|last|lasted|"
    "barely|dont|didnt) (?:\\w+ ){0,3}(?:eat*|ate|food|hunger|meals|hungry) (?:\\w+ ){0,4}(?:for|in|since|until|till|"
    "all) (?:\\w+ ){0,3}(?:days?|week*|month|monday|tuesday|wednesday|thursday|friday|weekend|yesterday|the "
    "(?:wedding|summer|photo*|holiday*))|(?:trick*|tips?|how|way|help|best|kill|stop|ignore|ignoring|suppress*|numb|"
    "silence|fight) (?:\\w+ ){0,6}(?:hunger|hungry|appetite|cravings? to eat|stomach growl*|growling)(?! (?:after|on "
    "long|during|at night))|only (?:eat*|have|had|having) (?:\\w+ ){0,5}(?:apple*|coffee|lettuce|cucumber*|gum|ice|"
    "water|broth|rice cake*|egg|salad|yoghurt|yogurt)(?: (?:\\w+ ){0,3}(?:day|week|all day|until|total|and))|(?:live|"
    "living|surviv*|exist*|get by) (?:\\w+ )?(?:on|off) (?:\\w+ ){0,3}(?:coffee|water|air|apple*|gum|diet coke|coke "
    "zero|ice|cucumber|lettuce|black coffee)|one (?:apple|meal|egg|salad|yogh?urt) (?:a|per) day|an apple a day|"
    "skip* (?:all|every|most) (?:\\w+ )?meals|"
    "(?:sin|no|dejar de|deje de|aguant*|llevo|paso|sobreviv*|dejando de|evitar|apenas) (?:\\w+ ){0,3}(?:comer|como|"
    "probar bocado|comida|cenar|ceno|desayunar|hambre|ingerir|bocado) (?:\\w+ ){0,4}(?:dia*|semana*|hasta|desde|mes|"
    "verano|boda|casi|nada|solo)|como (?:(?:solo|solamente|unicamente|nada mas) )?pur[oa]s? (?:agua|lechuga|cafe|te|aire|"
    "pepino*|manzana*)|(?:trucos?|como|tips|consejos?|manera|forma|algo|ayud*) (?:\\w+ ){0,5}(?:hambre|"
    "apetito|las tripas|ganas de comer)(?! (?:despues|tras|en la tirada|por la noche))|(?:vivir|sobreviv*|aguant*|"
    "paso|tirar|tirando|tiro|como (?:solo|solamente|unicamente|nada mas)|alimento) (?:\\w+ ){0,4}(?:con|de|a base de|"
    "a) (?:\\w+ ){0,3}(?:una manzana|"
    "manzana*|agua|cafe|lechuga|pepino*|chicle*|te (?:verde|negro|rojo|y)|hielo|coca light|coca zero|aire|pura (?:agua|lechuga)|"
    "puro "
    "(?:cafe|te))(?: (?:\\w+ ){0,3}(?:al dia|por dia|todo el dia|diari*|y nada))?|una (?:manzana|ensalada|comida) "
    "(?:al|por) dia|solo (?:como|comer|tomo|bebo) (?:\\w+ ){0,3}(?:manzana*|agua|cafe|lechuga|pepino*|chicle*|te|"
    "hielo|fruta|una vez)",
    "fear_fat": "(?:scared|terrified|afraid|petrified|panic*|freak*|anxious|anxiety|fear|guilt*|guilty|hate|hating|disgusted?|"
    "ashamed|cry*|gross|revolting|sick) (?:\\w+ ){0,6}(?:gain*|fat|food|eat*|ate|carbs|calories|weight|scale*|my "
    "(?:body|stomach|thighs|reflection)|mirror|bread|dinner|rest day*|skip*|miss*)|(?:miedo|panico|terror|panic*|"
    "pavor|asco|culpa|culpable|odio|ansiedad|verguenza|soporto|aguanto|lloro) (?:\\w+ ){0,6}(?:engord*|com(?:er|ida|"
    "o|i)|gan\\w+ peso|peso|bascula|cuerpo|espejo|pan|carbo*|calori*|grasa|descans*|dia libre|barriga|subir)|(?:no|"
    "ni) (?:\\w+ )?(?:soporto|aguanto) (?:\\w+ )?(?:mi cuerpo|verme|mirarme|el espejo)|huge|whale|pig|cow|ballena|"
    "cerda|vaca|foca",
    "compulsion": "(?:cant|cannot|dont|wont) (?:\\w+ ){0,3}(?:rest|stop|sleep|skip|miss|let myself|relax|sit still|"
    "allow)|secret* "
    "(?:run*|workout*|exercise|train*|sit ?ups|burpees)|(?:run|running|workout|exercise|train|burpees|cardio|walk*) "
    "(?:\\w+ ){0,5}(?:secret*|at night|3 ?am|4 ?am|middle of the night|so (?:nobody|no one))|(?:\\d|two|three|four|"
    "five) (?:hours|times|sessions) (?:\\w+ )?(?:a|per|every|of) (?:day|cardio)|if i (?:miss|skip|dont)|feverish|"
    "broken|with (?:a )?(?:fever|flu|fracture)|"
    "a escondidas|(?:si|cuando) no (?:entreno|corro|hago|voy|quemo)|necesito (?:\\w+ )?(?:correr|entrenar|quemar|"
    "hacer)|no (?:\\w+ )?(?:soporto|permito|dejo|descanso|paro|puedo (?:parar|descansar|dormir|faltar|saltar*))|"
    "(?:dos|tres|cuatro|\\d) (?:horas|veces|sesiones) (?:\\w+ )?(?:al|por|cada|diari*|de cardio)|obsesion*|compuls*|"
    "de madrugada|todas las noches",
    "ed_now": "(?:my )?(?:ed|anorexia|bulimia|eating disorder|bingeing|binge eating|purging|restricting) (?:\\w+ ){0,5}(?:is|"
    "has|came|coming|creep\\w+|getting|voice|thoughts) (?:\\w+ )?(?:back|again|loud*|worse|creep*|return*|bad)|"
    "(?:slipp*|relaps*|fall*|fell|going|sliding) (?:\\w+ )?(?:back )?(?:into|in to) (?:\\w+ )?(?:old (?:habits|ways|"
    "patterns)|anorexia|bulimia|my (?:ed|eating disorder))|(?:old|bad) (?:habits|thoughts|voices) (?:\\w+ "
    "){0,3}(?:food|eating|weight|back)|(?:recai*|recay*|volv* a caer|he vuelto a caer|vuelven|volvio|vuelve|vuelvo) "
    "(?:\\w+ ){0,5}(?:anorexia|bulimia|tca|trastorno|atracon*|vomit*|restring*|dejar de comer|pesarme|lo de (?:la "
    ")?comida)|(?:anorexia|bulimia|tca|trastorno) (?:\\w+ ){0,4}(?:volvi*|vuelto|otra vez|de nuevo|regres*)|creo que "
    "(?:\\w+ ){0,3}(?:anorexi*|bulimi*|tca|problema con la comida)|think (?:\\w+ ){0,4}(?:eating disorder|anorexi*|"
    "bulimi*|problem with food)",
}
WORDS: dict[str, str] = {
    "scale_many": "weigh(?:ing)? (?:myself|in)? ?(?:\\w+ ){0,3}(?:\\d+|ten|six|five|eight|ten|many|several) times "
    "(?:a|per|every) "
    "day|(?:me peso|pesarme) (?:\\w+ ){0,3}(?:\\d+|cinco|seis|diez|muchas|varias|mil) veces (?:al|por|cada) dia",
    "own_body_hate": "(?:hate|cant stand|cant look at|disgusted by|ashamed of) (?:\\w+ )?(?:my |the )?(?:body|stomach|thighs|"
    "reflection|mirror|myself)|(?:odio|no soporto|me da asco|asco de|detesto|no aguanto) (?:\\w+ )?(?:mi cuerpo|"
    "verme|mi (?:barriga|panza|reflejo)|mirarme|el espejo|mis (?:muslos|piernas))",
    "eat_less": "eat(?:ing)? (?:even )?(?:less|nothing)|(?:less|fewer) (?:food|calories|meals)|how low|lower|restrict*|cut "
    "(?:more|even|everything|out)|recort*|comer menos|menos (?:comida|calorias)|bajar (?:aun )?mas|(?:mas|aun) "
    "delgad*|restring*|horario|schedule|plan",
    "dry_starve": "(?:drunkorexi*|save (?:my |all my )?calories for (?:alcohol|drinks|beer)|guardo (?:las )?calorias para (?:el "
    "alcohol|beber|la fiesta))",
    "lapse_words": "laxa*|purg*|vomit*|starv*|restrict*",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "ED-01",
        "R",
        "eating",
        (
            "own_body_hate & compulsion",
            "own_body_hate & eat_less",
            "scale_many",
            "hide_food & eat_less",
            "burn_off~14~compelled & !fuel_talk",
            "laxative & weight_words & !lax_risk",
            "dry_starve",
            "fear_fat & eat_less & !lax_risk",
        ),
        keeps_info=True,
    ),
)
WORDS |= {
    "fuel_talk": "fuel*|glycogen|gel*|recover*|before (?:a|my) (?:run|race|long)|geles|glucogeno|avena|porridge|warm ?up",
}
