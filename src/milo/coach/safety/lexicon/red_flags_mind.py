"""Red flags of the mind and of eating: words in English and Spanish, and the rules over them (RF-19, MH-01, ED-01).

Notation: triage_text.py. Source: Milo's safety reference, sections 4 and 10.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "bare_survival": "(?:calor*|kcal|cals|food|eat*) (?:\\w+ ){0,6}(?:to survive|to stay alive|para sobrevivir|sin morir*)|"
    "(?:minimum|minimo|least) (?:\\w+ ){0,4}(?:calor*|kcal) (?:\\w+ ){0,4}(?:survive|live on|sobrevivir)",
    "suicide": "(?:dese*|prefier*|prefer*|quier*|quisiera|querria|ojala|suen* con|anhel*|pens* en|ganas de) (?:\\w+ )?(?:la muerte|"
    "no haber nacido|no existir|estar muert[oa]|morir(?:me|se)?(?! (?:de|por) ))|mejor (?:me (?:mato|muero)(?! (?:a|de|en) )|"
    "muert[oa] que)|si me (?:muero|mato) (?:\\w+ )?(?:mejor|da igual|nadie)|(?:happier|better|rather be|prefer (?:to be|being)) "
    "dead|(?:dead|death) (?:sounds|seems|feels|looks) (?:\\w+ )?(?:nice|good|easier|better|peaceful|ok)|"
    "(?:wish|if) (?:id|i had|i) never been born|"
    "nothing left for me|(?:want|need) out of (?:this|my) life|(?:prefiero|preferiria|quisiera|mejor) estar "
    "muert[oa]|(?:no one|nobody) needs me|ready to die|rather not be (?:here|alive)|estar muert[oa]|no "
    "quiero estar viv[oa]|"
    "(?:see|seeing|find) (?:the|any|a|no) (?:point|reason) (?:in|to|of) (?:living|live|life|going on|being "
    "alive|carry on)|(?:happier|better|easier|relieved) (?:off )?if i (?:was|were|wasnt|werent|died|disappeared|"
    "didnt)(?: (?:dead|gone|not here|here|around|exist))?|suicid(?:e|al|ality)(?! (?:slab*|wall*|climb*|route*|hill*|tempo|"
    "sprint*|run*|drill*|"
    "shuttle*|squeeze|set*|grip|push|rep*|lap*))|kill(?:ing)? (?:myself|herself|himself|themselves)|kms|"
    "end(?:ing)? (?:my life|it all|my own life|things for good)|take my (?:own )?life|want(?:s|ed|ing)? "
    "to die|wanna die|wish i (?:was|were) (?:dead|never born)|wish i (?:didnt|wouldnt|hadnt|dont) (?:wake|"
    "exist|born|been born)|rather be dead|better off (?:dead|without me|if i)|(?:dont|do not|not) want "
    "to (?:live|be alive|exist|be here(?: any ?more)?|wake up|go on|carry on|keep living)|(?:dont|do not)"
    " wanna (?:live|be here|be alive|exist)|no (?:reason|point) (?:to|in) (?:live|living|going on|being "
    "alive|carrying on)|(?:nothing|not) (?:left )?(?:worth )?(?:to )?liv(?:e|ing) for|life (?:isnt|is not|"
    "is no longer|feels) (?:not )?(?:worth|pointless)|not worth living|tired of (?:living|being alive|life)"
    "|done with (?:life|living)|(?:want|wanna|like) to (?:disappear|vanish) (?:forever|for good|completely)"
    "|just (?:want to )?disappear(?: forever)?|want to disappear|not wake up|never wake up|sleep and not "
    "wake|sleep forever|go to sleep and never|jump (?:off|in front of|from) (?:a|the) (?:bridge|roof|train|"
    "building|cliff edge)|hang myself|shoot myself|overdose on purpose|goodbye (?:everyone|forever|note)"
    "|iwant2?t?o?die|iwannadie|wanttodie|killmyself|killingmyself|endmylife|enditall|quieromorir(?:me)?|quieromatarme|noquierovivir"
    "|(?:gonna|going to|want to|wanna) ctb|ctb (?:tonight|today|tomorrow|soon)|unalive|drive (?:my car )?(?:off|into) a|"
    "cant (?:go on|take (?:it|this|life) any ?more|do this any "
    "?more|keep going any ?more)|everyone _ better off|(?:nobody|no one) would (?:miss|notice|care if)|"
    "pills _ _ take them all|pills (?:ready|counted|saved)"
    "|suicid(?:io|arme|arse|a|as|ando|ar)|me (?:suicido|suicidare)|matarme|quitarme (?:la vida|de en medio)"
    "|quiero (?:morir|morirme|desaparecer|acabar con todo|dejar de vivir|dejar de existir)|quisiera (?:morir|"
    "morirme|desaparecer)|ganas de (?:morir|morirme|vivir)|mejor (?:muert[oa]|sin mi)|no (?:quiero|deseo)"
    " (?:seguir(?: viviendo| aqui| asi)?|vivir|despertar|estar aqui|existir|despertarme)|no (?:vale|merece)"
    " la pena (?:vivir|seguir viviendo)|la vida no (?:tiene sentido|vale|merece)|(?:acabar|terminar) con "
    "(?:todo|mi vida)|no puedo mas (?:con (?:mi vida|todo|esto)|y quiero)|ojala (?:no (?:despertara|hubiera "
    "nacido|existiera|me despierte|despierte)|estuviera muert[oa]|me muriera)|no aguanto mas (?:la vida|"
    "vivir|seguir)|tirarme (?:al|por|desde|de|a las)|ahorcarme|cansad[oa] de vivir|nadie me echaria de "
    "menos|dormir (?:y|para) no despertar|harto de vivir|sin ganas de vivir|no tengo (?:motivos|razones|"
    "ganas) (?:para|de) vivir",
    "selfharm": "(?:i|ive|been) (?:cut|cutting|sliced|burned|burnt|scratched) my (?:own )?(?:arms?|wrists?|thighs?|"
    "legs?|skin)(?! hair)|"
    "self ?harm*|cut(?:ting)? (?:myself(?! (?:some|a) )|my (?:arms?|wrists?|thighs?|legs?|skin) (?:again|open|at night|"
    "on purpose|when|to))|cutting my (?:wrists?|arms?)|(?:hurt|harm|burn|hit|punish)(?:ing)? myself (?:on "
    "purpose|again|deliberately|when|because|to feel|so)|(?:want|wanted|urge|going|thinking|think) (?:to|"
    "of|about) (?:hurt*|harm*|cut*) myself|slit my wrist*|autolesi*|me (?:corto|hago cortes|autolesiono|"
    "quemo a proposito|hago dano)|hacerme (?:dano|cortes)|cortarme (?:los|las|el|la|otra|para|por)|cortarme$|"
    "me (?:he )?(?:corte|cortado) (?:los|las) (?:brazos|munecas|piernas|muslos)|"
    "me (?:he cortado|corte)(?: (?:otra vez|de nuevo|hoy|ayer|anoche|esta (?:manana|noche|tarde|madrugada)))*$",
    "lethal": "how many (?:\\w+ )?(?:pills|tablets|paracetamol|sleeping pills|painkillers|units) _ _ (?:to die|would "
    "(?:it take to )?(?:kill|not wake)|to kill|take to (?:not wake|die|kill|end)|die|not wake|kill me|end "
    "it)|lethal (?:dose|amount) (?:of|for)|(?:painless|easiest|quickest|best|fastest|least painful) way "
    "to (?:die|go|end (?:it|my life))|cuantas (?:pastillas|unidades) _ _ (?:morir|matarse|no despertar|"
    "matarme)|(?:forma|manera) (?:\\w+ )*(?:indolora|rapida|facil) de (?:morir|acabar)|dosis letal",
    "end_it": "(?:want|going|ready|planning|might|thinking of|thought about|think about) (?:to )?(?:just )?end(?:ing)"
    "? (?:it|things)(?! (?:early|here|there|with (?:a|my|the|him|her)|at|on a))",
    "mind_idiom": "suicid(?:e|es) (?:sprint*|run*|drill*|shuttle*|grip)|suicides",
    "fiction_end": "end it (?:with|by|at)",
    "suicide_fact": "prevent* suicide|suicide (?:rate*|prevention|statistics|awareness|hotline)",
    "purge": "(?:made|make|making) (?:myself|me) (?:sick|vomit|throw up|puke)|(?:throw*|threw) up (?:after(?! (?:\\w+ ){0,3}"
    "(?:\\d+m?s?|runs?|running|workouts?|sessions?|intervals?|sprint*|races?|sets?|reps?|training|rides?|marathon|wod|metcon|"
    "burpees|squats|leg day|class|match|swim|gym|hills?))|what "
    "i|my|to|on purpose|without)|purg(?:e|ing|ed)(?! (?:the|air|valve|mask|co2))|vomit* (?:after|what i|"
    "my|to lose|on purpose|without)|puk(?:e|ing) (?:after (?:meals|eating|dinner|i eat|lunch)|to lose)|"
    "stick* fingers down|chew(?:ing)? and spit*|vomit(?:ar|o|e|arme|arlo) (?:despues|tras|lo|la|para|sin|"
    "aposta|a proposito|comida|todo)|provoc(?:o|ar|arme|e) (?:el )?vomit*|purg(?:o|arme|ar)|atracon*|me "
    "meto los dedos|mastic(?:ar|o) y escup*",
    "bulimic": "bing(?:e|ed|es|ing)(?! (?:watch*|of|a series|netflix)) _ _ (?:purge*|starv*|restrict*|fast*|laxat*|"
    "vomit*|sick|guilt*|run|burn|punish*)|(?:starv(?:e|ing|ed)) myself|starving myself|atrac(?:o|on|ones)"
    " _ _ (?:vomit*|ayun*|culpa|laxante*|quem*|castig*)|me mato de hambre|pasar hambre|matarme de hambre",
    "laxative": "laxative*|laxante*|ipecac",
    "weight_words": "weight|lose|drop|thin*|skinny|slim|flush|kilo*|kg|lbs?|pounds|diet*|food|eat*|meal*|fat|lean|bajar|"
    "perder|adelgaz*|peso|comid*|comer|grasa|vaciar|limpiar|barriga|vientre plano|flat (?:stomach|belly|"
    "tummy)|which|best|work|take|use|using|tomar|tomo",
    "hide_food": "(?:hide|hiding|lie|lying|trick|fake|pretend*|conceal|secret*|avoid) _ _ _ (?:not eating|im not|i dont "
    "eat|skip* (?:meals|food|lunch|dinner|breakfast)|food|eating|meals|weight loss|my weight|how little|"
    "that i ate|ive eaten|restrict*|from my (?:parents|mum|mom|family|coach|partner))|(?:escond*|ocult*|"
    "mentir|mient*|disimul*|enganar|fing*) _ _ _ (?:no como|comida|comer|no ceno|no desayuno|comidas|peso|"
    "adelgaz*|vomit*)|(?:sin que|que no) (?:se )?(?:se )?(?:note*|enter*|den cuenta|sepan) _ _ (?:no como|"
    "como)",
    "burn_off": "(?:burn*|work|run|sweat|earn*|undo*|make up for|pay for|compensat*) _ _ _ (?:off (?:the|my|a|that|"
    "what|this|every|all|it|last|completely|dinner|pizza|cake|food)|my (?:dinner|food|lunch|meal*|breakfast|"
    "calories)|food|pizza|cake|ate|eaten|binge|burger|sins?|cheat)|(?:earn|deserve) (?:my |to )?(?:eat|"
    "food|dinner|meal*|carbs)|punish* (?:myself|workout|for eating|for food|exercise|me for)|as punishment|"
    "(?:quemar|compensar|ganarme|pagar|castigar*|merecer) _ _ _ (?:comi|comido|comida|cena|pizza|tarta|"
    "atracon|cenar|comer|hamburguesa)|castig(?:o|arme|ame)",
    "compelled": "punish*|completely|every (?:single )?calorie|guilt*|hate myself|disgust*|ashamed|earn|undo|how (?:many|"
    "long|much)|make up for|compensat*|need to|must|have to|deserve|castig*|culpa*|asco|todo|cuant*|merezc*|"
    "merecer|tengo que|ganarme|compensar",
    "thinspo": "(?:look|be) like a skeleton|skeletal|skin and bones?|bag of bones|estar en los huesos|esqueletic[oa]|"
    "thinspo|thinspiration|pro ?-?ana|proana|pro ?mia|meanspo|bonespo|(?:like|become|be|stay|get) (?:an "
    ")?anorexic|(?:anorexi[ac]*|bulimi[ac]*|ana|mia) (?:diet|tips|plan|tricks|coach|buddy|buddies|dieta|"
    "consejos|trucos)|thigh gap|size zero fast|collarbones (?:show|stick)|ribs (?:show|to show|visible|"
    "stick)|ana buddy|ser anorexica|dieta anorexica|trucos (?:de|para ser) (?:ana|mia|anorex*)|se me (?:vean|"
    "noten|marquen) (?:los huesos|las costillas|las clavic*)",
    "no_eat": "(?:not|stop|without|quit|avoid|resist|suppress*|ignore|live without|survive without|go without|nothing "
    "to) (?:\\w+ )?(?:eat(?:ing)?|food|hunger|meals)(?! (?:before|meat|gluten|dairy|late|sugar|junk|sweets|"
    "so much|too|out|at night|carbs|fast food|chocolate|bread|processed|after|when i|between|snacks|breakfast|"
    "lunch|during|in the morning)) _ _ _ (?:week|days?|as long|month|at all|anymore|any more|weeks|until|"
    "forever|entirely)|(?:ignor*|suppress*|kill|numb|stop) _ hunger|eat(?:ing)? nothing|(?:dejar de|sin|"
    "no) comer _ _ (?:semana|dias|nada|mes|tiempo)|no comer nada|(?:aguantar|quitar|ignorar|enganar) (?:el "
    ")?hambre|barely eat*|survive on|sobrevivir con|live on (?:only )?(?:coffee|water|air|apples|gum)|vivir "
    "(?:de|a base de) (?:agua|cafe|manzanas)",
    "fear_fat": "(?:terrified|scared|afraid|petrified|panic*|fear) of (?:gaining|getting fat|putting on|food|eating|"
    "carbs|calories|weight)|(?:panico|miedo|terror|pavor) a (?:engordar|comer|ganar peso|la comida|subir "
    "de peso)|disgusting(?:ly)? fat|hate my (?:fat )?body|odio mi cuerpo|i feel fat|siento gord[oa]|doy "
    "asco",
    "compulsion": "cant (?:stop|miss|skip|rest)|cannot (?:stop|miss|skip|rest)|every (?:single )?day|twice a day|hours "
    "a day|have to (?:train|run|exercise)|even (?:when|if) (?:im )?(?:sick|ill|injured)|starv*|skip* meals|"
    "eat less|restrict*|not eat*|no (?:puedo parar|puedo descansar|como|ceno)|dos veces al dia|horas al "
    "dia|todos los dias|aunque este (?:mal|enferm[oa])|salt(?:o|arme) comidas|comer menos|ayun*",
    "ed_now": "(?:relaps(?:ed|ing)|my (?:anorexia|bulimia|eating disorder) (?:is|has|came)|(?:anorexia|bulimia|eating "
    "disorder) (?:is )?(?:back|again|coming back)|i (?:think i )?have (?:an eating disorder|anorexia|bulimia)"
    "|im (?:anorexic|bulimic)|recaid[oa]|recayendo|he vuelto a (?:vomitar|no comer|restringir)|(?:tengo|"
    "creo que tengo) (?:anorexia|bulimia|un trastorno))",
    "ed_fact_ask": "recover(?:y|ed)|recuperad[oa]|history of|tuve",
}

RULES: tuple[Rule, ...] = (
    Rule("RF-19", "E0", "crisis", ("suicide", "selfharm", "end_it", "hopeless"), keeps_past=True),
    Rule("ED-01", "R", "eating", ("bare_survival",)),
    Rule("RF-19", "E0", "crisis", ("lethal",), keeps_info=True),
    Rule(
        "ED-01",
        "R",
        "eating",
        (
            "purge & !ed_recovered & !gas_purge",
            "bulimic & !ed_recovered",
            "laxative & weight_words & !lax_risk",
            "hide_food",
            "burn_off & compelled",
            "thinspo",
            "no_eat",
            "fear_fat & compulsion",
        ),
    ),
    Rule("ED-01", "R", "eating", ("purge_how", "laxative_how & !lax_risk", "hide_how", "thinspo"), keeps_info=True),
    Rule("ED-02", "E1", "eating_soon", ("ed_now & !ed_recovered",)),
)

WORDS |= {
    "hopeless": "whats the point (?:of (?:living|life|anything|going on)|any ?more)|(?:feel|feeling) (?:completely "
    "|utterly )?(?:hopeless|worthless) (?:and|i)|no hope left|hurt myself|life is pointless|para que seguir "
    "viviendo|todo (?:el mundo )?estaria[n]? mejor sin mi|estarian mejor sin mi|ya no quiero estar aqui",
    "ed_recovered": "(?:years|months) (?:recovered|in recovery|free)|fully recovered|in recovery|recuperad[oa]|superad[oa]",
    "lax_risk": "risks?|danger*|why|side effects|harm*|riesgos?|peligros*|efectos",
    "gas_purge": "purge (?:the )?(?:mask|air|valve|line|tube)|purge valve",
    "purge_how": "(?:way|how|best|tips?|safe*|tricks?|teach|help) _ _ _ (?:purg(?:e|ing)|throw up|vomit|make myself "
    "sick|puke|be sick after)|(?:como|mejor forma de|trucos para|manera de) (?:\\w+ )?(?:vomitar|purgarme|"
    "provocarme el vomito)",
    "laxative_how": "(?:which|how many|how much|best|what|need|give me|recommend) _ laxative*|(?:que|cuantos|cuanto|mejores|"
    "mejor) laxante*",
    "hide_how": "how (?:do|can|to) _ _ (?:hide|lie|fake|trick) _ _ _ (?:eating|eat|meals|food|weight|skipping)|como "
    "(?:\\w+ )?(?:escondo|oculto|esconder|ocultar|disimulo|disimular|engano|enganar|miento|mentir) _ _ "
    "_ (?:como|comida|comer|ceno|peso)",
}
