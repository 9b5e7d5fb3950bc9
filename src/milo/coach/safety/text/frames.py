"""What a sentence speaks of: what is meant now, a question about a danger, somebody else, what is long over, a story.

Notation: triage_text.py. Source: Milo's safety reference, section 2, step 2.
"""

from __future__ import annotations

from itertools import pairwise

from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

_INFO = compiled(
    "what (?:is|are|was|were|s|does|should you know|causes?|do (?:people|athletes|they)|causes?|happens?|"
    "counts)|whats (?:a|an|in|the (?:treatment|best treatment|difference|definition|risk|cause|meaning|"
    "danger|point of doing)|rhabdo*|red|normal)|what (?:symptoms|signs)|why (?:is|are|do|does|can|would)"
    " (?!my|i )|how (?:is|are|common|dangerous|likely|often do people|many people|risky|bad|harmful|does "
    "(?:a|the|one|someone|it|heat|rhabdo*|anorex*|dehydrat*)|do (?:people|athletes|runners|lifters|doctors|"
    "steroids|sarms|you|we|coaches)|can (?:you|one|people|someone|coaches|athletes) (?:tell|recogni[sz]e|"
    "avoid|prevent|get|spot)|do i (?:avoid|prevent|recogni[sz]e|spot|tell (?:if|the|when|apart)|know (?:the|"
    "if|when)|reduce the risk|lower (?:the|my) risk)|to (?:avoid|prevent|recogni[sz]e|spot|tell|help|treat|"
    "lower|reduce))|explain|define|describe|tell me about|(?:signs|symptoms|causes|risk|risks|difference|"
    "definition|dangers|treatment|prevention|warning signs) (?:of|between|for)|difference between|(?:can|"
    "could|does|do|is|are|will) (?:you|people|someone|one|deadlifts?|squats?|running|exercise|coffee|caffeine|"
    "creatine|too much|a|an|the|it (?:true|possible|dangerous|common|normal (?:to|for people))|lifting|"
    "heavy|cold|heat|dehydration|stress|sport|training|pre ?workout|steroids|sarms|dnp|athletes|runners|"
    "women|men|kids|teenagers|high|low|drinking|overtraining|eating disorders|laxatives|suicide|anorexia|"
    "rhabdo*|ibuprofen|fasting|sauna|insulin|concussion*|stroke*|heart) |is it (?:true|possible|common|"
    "dangerous)|i (?:read|heard|saw|watched|wonder|am writing|teach|coach|want to (?:learn|understand|know)"
    ") (?:\\w+ )*?(?:about|that|what|why|how)|(?:writing|doing|giving|preparing) (?:a|an|my) (?:essay|article|"
    "talk|presentation|paper|course|class|homework|exam)|i coach|for my (?:exam|course|essay|first aid)"
    "|for (?:a|my|our) (?:school|uni|university|college|class|nursing|biology) (?:project|assignment|essay|class|paper|homework)"
    "|(?:es )?para (?:un|una|mi|el|la) (?:trabajo|examen|presentacion|exposicion|charla|redaccion|tarea|proyecto) de "
    "(?:la |el |mi )?(?:uni|universidad|clase|cole|colegio|insti|instituto|escuela|facultad|biologia|carrera de)"
    "|por que (?:el|la|los|las) \\w+ se (?:pone|ponen|vuelve|vuelven|hincha|hinchan|oscurece|acelera) (?:\\w+ )?(?:al|tras|"
    "durante|(?:en|con|despues de) (?:el|la|los|"
    "las|un|una))"
    "|first aid (?:for|course|when)|(?:prevent|avoid)ing"
    "|cuant[oa]s? (?:\\w+ )?(?:suele*|duran?|tardan?|es (?:lo )?normal)|cuant[oa] (?:suele*|duran?|tardan?)|how long "
    "(?:does|do|is|are) (?:doms|soreness|a|an|the|it take (?:people|someone))|que (?:es|son|significa|causa|pasa "
    "(?:si|cuando)|sintomas|riesgos?|diferencia|senales|efectos|hace)"
    "|cual(?:es)? (?:es|son)|por que (?:se|es|son|la gente|da|dan|ocurre|pasa|sale)|como (?:se (?:trata|"
    "evita|previene|detecta|reconoce|diagnostica|produce)|evito|evitar|prevenir|prevengo|reconozco|reconocer|"
    "detecto|saber si|distingo|distinguir|afecta)|explica*|describe|define|hablame de|sintomas (?:de|del)"
    "|senales (?:de|del)|diferencia (?:entre|hay)|es (?:verdad|cierto|posible|peligros[oa]|normal que la "
    "gente|segur[oa])|son (?:peligros[oa]s|malos)|puede(?:n)? (?:el|la|los|las|un|una|correr|alguien)|se "
    "puede (?:morir|tener)|he leido|primeros auxilios"
)
_HYPOTHETICAL = compiled(
    "what (?:should|do|would|can) (?:i|you|we|one) do (?:if|when|in case)|what if (?:i|someone|a|my)|what "
    "to do (?:if|when|in case)|how (?:should|do) (?:i|we|you) (?:react|respond|act|help) (?:if|when)|if "
    "(?:someone|somebody|a (?:client|runner|teammate|person|friend)|anyone|one of|i ever|i were to|i get|"
    "i were|you ever|you get)|in case (?:someone|i|of)|when (?:should|do) (?:i|you|people) (?:stop|call|"
    "worry|see)|when someone|que (?:hago|hacer|haria|hay que hacer|debo hacer) (?:si|cuando|en caso)|"
    "que (?:hace|haria|harias|(?:debe|deberia|tiene que) hacer) (?:un|una|el|la|los|las) _ (?:si|cuando|ante|en caso)|"
    "que se (?:hace|haria|debe hacer|deberia hacer|recomienda) (?:si|cuando|ante|en caso)|como se (?:actua|reacciona|atiende)|"
    "what (?:should|does|do|would|must|can) (?:a|an|the|first) _ do (?:if|when|with)|"
    "how (?:should|does|would) (?:a|an|the) _ (?:react|respond|act|help|treat|handle)|y "
    "si (?:me|alguien)|si (?:alguien|algun dia|alguna vez|me da|me diera|un companero)|en caso de|cuando "
    "(?:alguien|debo (?:parar|llamar|preocuparme))"
)
_PERSONAL = compiled(
    "my (?:chest|heart|arm|arms|left|right|jaw|head|face|leg|legs|back|calf|knee|pee|urine|wee|lips|throat|"
    "tongue|speech|shoulder|foot|hand|groin|breath*|eye|vision|skin|period|blood (?:pressure|sugar)|pulse|"
    "resting|oxygen|spo2|temperature|glucose|sugar|stomach|belly|friend (?:is|has|just)|mate (?:is|has)"
    "|partner (?:is|has)|waters?|baby|inhaler|ankle|hip|bone|shin|muscles|thighs|fingers|body|anorexia|"
    "bulimia|head|neck|wrist)|i (?:have|feel|get|got|keep|cant|had|just|am|was|fainted|passed|blacked|woke|"
    "fell|hit|took|want to (?:die|end|kill|hurt|disappear)|dont want|think (?:i|im|about)|wish|still)|ive|"
    "im (?!a coach|writing|curious|wondering|a (?:pt|trainer|teacher|nurse))|(?:he|she|hes|shes) (?:is|"
    "has|just|was|cant|collapsed|fainted|isnt|wont|keeps)|me (?:duele|aprieta|ahogo|desmay*|mareo|falta|"
    "da|pasa|he|siento|noto|cuesta|arde|quema|sangra|tiembla*|late)|mi (?:pecho|brazo|corazon|cabeza|pierna|"
    "espalda|orina|garganta|lengua|cara|pulso|tension|saturacion|amig[oa] (?:esta|se)|compan*)|tengo|siento|"
    "estoy|noto|llevo|se me|acabo de|quiero (?:morir*|matarme|acabar|desaparecer)|no (?:puedo|quiero)"
)
_NOW = compiled(
    "now|today|still|again|this (?:morning|afternoon|evening)|tonight|just|right now|currently|keeps?|since|"
    "going on|hasnt|wont|wont stop|hoy|ahora|sigue|todavia|otra vez|desde|acab[ao]|aun|esta (?:manana|tarde|"
    "noche)"
)
_OVER = compiled(
    "(?:controlled|fine|ok|okay|well|good|healed|better|cleared|resolved|great|recovered|healthy|bien|recuperad[oa]|"
    "curad[oa]|controlad[oa]) (?:now|today|since|ever since|desde entonces|ahora|ya)|now (?:fine|ok|well|"
    "healed|cleared|recovered|controlled)|ahora (?:bien|estoy bien)|since then|fully"
)
_FAR = compiled(
    "(?:\\d+|a few|two|three|four|five|six|seven|eight|nine|ten|several|couple of|many|a couple of) (?:months|"
    "years) ago|last (?:year|month|summer|winter|season|spring|autumn|fall)|in (?:19|20)\\d\\d|as a (?:child|"
    "kid|teen*)|when i was (?:\\w+ )?(?:young*|little|\\d+|a (?:kid|child|teen*)|in)|years ago|months ago|"
    "a (?:year|month) ago|decades? ago|back in|once (?:five|in|when|at|years)|at (?:\\d\\d|the age of)|"
    "hace (?:\\d+|unos|dos|tres|cuatro|cinco|seis|ocho|diez|muchos|varios|un) (?:anos|meses|mes|ano)|el "
    "(?:ano|mes|verano|invierno) pasado|de (?:nin[oa]|joven|pequen[oa])|cuando (?:era|tenia)|hace (?:anos|"
    "meses|tiempo)|a los \\d\\d"
)
_CLOSED = compiled(
    "cleared (?:me|for|by|to)|discharged|released me|signed (?:me )?off|all clear|no (?:issues|problems|symptoms|trouble) "
    "since|rehab "
    "(?:is )?(?:done|finished|complete*)|fully (?:healed|recovered)|(?:con|de|dieron|dio|tengo) (?:el |la |de )?alta|"
    "rehabilitad[oa]|todo "
    "(?:salio )?bien|sin (?:problemas|sintomas|molestias) desde"
)
_LONG_AGO = compiled(
    "en (?:la|el) (?:prepa|colegio|escuela|uni|universidad|instituto)|una vez en|(?:at|in) (?:school|college|uni)|donkeys years ago"
)
_WAS = compiled(
    "had|fainted|passed out|blacked out|suffered|was|were|broke|collapsed|went through|got|underwent|tore|"
    "experienced|used to|dislocated|tuve|tenia|desmaye|sufri|me dio|dio|hubo|me rompi|perdi|padeci|me operaron|"
    "me desmaye|conmocion"
)
_STILL = compiled(
    "still|again|right now|today|keeps?|but now|back again|sigue|todavia|otra vez|hoy|ahora me|me duele|it hurts|hasnt|wont"
)  # what is closed is open again
_PRESENT = compiled(
    "hurts?|aches|is (?:tight|numb|swollen|hurting|back|getting|there)|are (?:swollen|numb|weak)|i (?:get|"
    "feel|keep|cant|have(?! (?:had|been|since|not|no)))|im (?:having|getting|feeling|dizzy|confused|bleeding)"
    "|ive been|getting|feels|duele|aprieta|siento|noto|estoy (?:maread*|confus*|con)|me (?:ahogo|mareo|"
    "falta|da)|sigo"
)
_RELATIVE = compiled(
    "(?:my|a|his|her|our|an old|old|some) (?:\\w+ )?(?:grand(?:father|mother|ma|pa|dad)|dad|father|mum|mom|mother|uncle|"
    "aunt|brother|sister|cousin|friend|neighbou?r|colleague|coach|teammate|mate|husband|wife|boss|client|"
    "teacher) _ (?:had|has had|died|suffered|survived|was diagnosed|used to|fainted|collapsed|once|got|tore|broke|"
    "ruptured|snapped|dislocated|"
    "passed|went through)|(?:mi|un|una|nuestr[oa]) (?:abuel[oa]|padre|madre|ti[oa]|herman[oa]|prim[oa]|"
    "amig[oa]|vecin[oa]|companer[oa]|jefe|cunad[oa]) _ (?:tuvo|murio|sufrio|fallecio|se desmayo|se rompio|se lesiono|"
    "se fracturo|paso|le "
    "dio)|(?:a footballer|an athlete|a (?:runner|player|guy|man|woman|cyclist) (?:at|in|from|on) (?:the|"
    "my|our|a))|in the news|on (?:tv|the news|youtube)"
)
_RELATIVE_NOW = compiled(
    "isnt|is not|wont|now|just|not (?:breathing|responding|waking)|right now|still|keeps|what (?:should|"
    "do) i do|help|unresponsive|today|no (?:responde|despierta|respira)|ahora|acaba|ayuda|minutes ago|hoy"
)


_TURN = compiled(
    "but|anyway|btw|by the way|also|and now|now|however|only thing is|thing is|honestly|though|still|yet|pero|ademas|"
    "en fin|por cierto|aunque|y ahora|ahora|sin embargo|"
    "lo que pasa es que|el tema es que|la cosa es que|la verdad|es que|encima|aparte|igual"
)  # words with which a sentence without points turns to something else


def framed(sentence: str) -> list[tuple[int, str]]:
    """Where each clause of a sentence starts, and its frame: what was told of somebody else or of long ago ends where it turns."""
    whole = frame(sentence.strip())
    found = [(0, whole)]
    if not whole:
        return found
    ends = [m.start() for m in _TURN.finditer(sentence)]
    for start, end in pairwise([*ends, len(sentence)]):
        clause = sentence[start:end]
        own = frame(clause.strip())
        if not own and whole == "info" and not _PERSONAL.search(clause):
            own = whole
        found.append((start, own))
    return found


def frame(sentence: str) -> str:
    """What a sentence speaks of: "info" (a question about a danger), "past" (long over), "other" (somebody else, over), else ""."""
    if _HYPOTHETICAL.search(sentence) and not (_PERSONAL.search(_HYPOTHETICAL.sub(" ", sentence)) and _NOW.search(sentence)):
        return "info"
    if _INFO.match(_LEAD.sub("", sentence)) and not _PERSONAL.search(sentence):
        return "info"
    if _TOLD_STORY.search(sentence) and not _PERSONAL_BODY.search(sentence):
        return "info"
    relative = _RELATIVE.search(sentence)
    if relative and not _RELATIVE_NOW.search(sentence):
        return "other"
    if (_FAR.search(sentence) or _LONG_AGO.search(sentence)) and _CLOSED.search(sentence) and not _STILL.search(sentence):
        return "past"
    if (
        _FAR.search(sentence)
        and _WAS.search(sentence)
        and not _NOW.search(_OVER.sub(" ", sentence))
        and not _PRESENT.search(sentence)
    ):
        return "past"
    return ""


_TOLD_STORY = compiled(
    "(?:film|movie|tv show|netflix|episode|documentary|documental|podcast|novel|novela|book|libro|pelicula|peli|"
    "serie|capitulo|temporada|prota|protagonista|character|actor|actress|anime|videojuego|"
    "video ?game|article|articulo|reportaje|news|noticia*|youtube|tiktok|reel|meme) (?:\\w+ )*?(?:where|about|when|"
    "in which|donde|sobre|cuando|que|de|has|had|gets|got|le da|tiene|is|es|was)|"
    "(?:watch*|saw|seen|read*|reading|viendo|vi|leyendo|lei|estoy viendo|he visto|escuche|heard) (?:\\w+ "
    "){0,5}(?:film|movie|show|series|episode|documentary|documental|podcast|novel|novela|book|libro|pelicula|peli|"
    "serie|capitulo|article|articulo|reportaje|news|noticia*|video)|"
    "in the (?:film|movie|book|show|novel|series)|en (?:la|el) (?:peli|pelicula|serie|libro|novela|documental)|"
    "(?:that|this|a|the|last nights?) (?:\\w+ ){0,4}(?:ep|episode|movie|film|doc|documentary|show|series|novel) (?:\\w+ "
    "){0,4}(?:with|"
    "about|where|someone|who)|in last nights?|reading (?:\\w+ ){1,4}the (?:bit|part|chapter|scene)|the (?:bit|scene|part|"
    "chapter) where (?:the|a|"
    "he|she|they|some)|^(?:i )?(?:read|heard) that (?!i|my)|la (?:escena|parte) (?:donde|en que)|"
    "vi a (?:un|una|uno|alguien|otr[oa]|varios) (?:\\w+ )?(?:desmay*|vomit*|desplom*|caer*|convuls*)|(?:saw|watched) (?:a|"
    "an|another|some|one|"
    "this) (?:\\w+ ){1,3}(?:collapse*|faint*|pass out|puk*|vomit*)|"
    "estoy estudiando|pregunta de curios[oa]|for (?:our|my|the) (?:\\w+ ){0,3}(?:clinic|class|course|club newsletter|poster|"
    "workshop)|"
    "(?:prevention|awareness) (?:poster|talk|day|week|campaign)|que diferencia hay|que etapas tiene"
)
_PERSONAL_BODY = compiled(
    "my (?:chest|heart|arm|head|leg|back|throat|pee|urine|breath*|face|own)|i (?:feel|cant|have|got|get|want to "
    "(?:die|end|disappear)|fainted|passed|cut)|im (?:dizzy|faint*|bleeding|numb|going to|having)|me (?:duele|aprieta|"
    "ahogo|mareo|falta|siento|desmaye|quiero (?:matar|morir))|"
    "se me|mi (?:pecho|corazon|brazo|cabeza)|tengo (?:un |mucho )?(?:dolor|opresion|fiebre|ganas)|how (?:to|much|many)|"
    "how (?:do|can)(?! (?:\\w+ ){1,2}(?:prevent|avoid|treat|spot|recogni[sz]e|protect|detect|screen))|dose|dosis|cuant[oa]s? "
    "(?:mg|tomo|pastillas)|paso a paso|step by step|give me|dame|write|escribe*"
)
_LEAD = late(
    r"^(?:(?:hey|hi|hello|hola|ok|okay|so|and|but|well|please|pls|quick|question|just|curious|milo|coach|"
    r"can|could|you|would|pregunta|rapida|oye|buenas|por favor|una|duda|y|general|random|stupid|wondering|"
    r"i|was|asking|me|tell|do|know|dime|puedes|podrias|explicarme|sabes)[^a-z0-9.;!?]+){1,6}(?=(?:whats|"
    r"what|how|why|which|signs|symptoms|difference|explain|define|describe|can|could|does|is|are|do|que|"
    r"cual|como|por que|sintomas|senales|diferencia|es|son|happens|if|in case|when)(?![a-z]))"
)
