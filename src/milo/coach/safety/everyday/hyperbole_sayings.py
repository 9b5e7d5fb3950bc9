"""The sayings that are read as they are meant, each with what it is read as (hyperbole.py). English and Spanish."""

from __future__ import annotations

import re

from milo.coach.safety.everyday.things_disliked import CHORE, DRUDGERY, FOOD, LIVED_IN, SAFE_TO_JUMP, SPAN
from milo.vocabulary.patterns import late

END = r"(?=$|[ ]*[.,;!?]| (?:and|but|so|lol|haha|lmao|tbh|honestly|y|pero|jaja|jajaja|la verdad)\b)"
_SO = r"(?:(?:so|really|just|honestly|literally|totally|a bit|kind of|kinda|tan|muy|super|ya|un poco) )*"
THE = (
    r"(?:(?:the|a|an|my|our|this|that|these|those|more|another|any|some|el|la|los|las|un|una|mi|mis|este|esta|estos|estas|es[ea]|"
    r"es[oa]s|mas|"
    r"otr[oa]s?) )*"
)
_ON = r"(?: (?!(?:and|but|because|so|y|pero|porque|life|live|living|alive|vida|vivir|vivo|viva|me|myself)\b)\w+){0,4}"
_ACT = (
    r"(?:(?:have to |ever |to |tener que |volver a )?(?:do|doing|go|going|go on|go to|go for|run|running|hit|face|see|touch|use|"
    r"sit in|sit through|be on|train|attend|set foot in|eat|hacer|ir|ir a|ir al|salir a|usar|ver|tocar|pisar|comer|subir a|subir|"
    r"bajar|repetir|"
    r"entrenar|correr en|correr) )?(?:(?:on|at|in|for|to|a|al|en) )?"
)
_DEAD = r"(?:be dead|die|drop dead|be buried)"
_DEAD_ES = r"(?:(?:estar )?muert[oa]|morir(?:me)?|que me maten|que me muera)"

Said = tuple[re.Pattern[str], str]
SAYINGS: tuple[Said, ...] = (
    (
        late(
            r"\b(?:disappear|vanish|evaporate) from (?:the |this |that |my |our |every |all )?(?:office|work|job|meetings?|"
            r"committee|pta|group ?chats?|chats?|groups?|team|class|party|internet|linkedin|instagram|facebook|social media|"
            r"leaderboard|app|board|list)\b"
        ),
        "leave work",
    ),
    (
        late(
            r"\b(?:desaparecer|esfumarme|evaporarme|borrarme) del? (?:la |el |los |las |este |esta |mi |todos los )?(?:oficina|ofi|"
            r"trabajo|curro|laburo|reunion|reuniones|comite|grupos?|chats?|redes|clase|universidad|fiesta|clasificacion|lista)\b"
        ),
        "salir del trabajo",
    ),
    (
        late(
            r"\b(?:an? )?(?:overdos(?:e|ed|ing)|od ?d) (?:on|of) (?:the |my |our |too many |all the )?"
            r"(?:(?:cat|dog|puppy|true crime|reality|christmas|wedding|birthday|mince|work|video) )?"
            r"(?:videos?|memes?|pies?|cake|chocolate|tv|podcasts?|e ?mails?|meetings?|spreadsheets?|puppies|kittens|cats|talk|"
            r"songs?|carols|series|episodes?|games?|energy|turkey|pizza)\b"
        ),
        "a lot of that",
    ),
    (
        late(
            r"\bsobredosis de (?:los |las |tantos |tantas )?(?:videos?|memes?|gatitos|perritos|polvorones|turron|chocolate|series|"
            r"reuniones|villancicos|pizza|tarta|energia|correos|instagram|tele|podcasts?|pavo|roscon|pollo|maraton de series)\b"
        ),
        "muchas cosas",
    ),
    (late(r"\b(?:ya )?no me da la vida\b(?! para vivir)"), "no tengo tiempo"),  # the idiom of who has too much to do
    (late(rf"\b(?:to )?die wondering{END}"), "miss out"),
    (
        # a workout hated, told with a laugh
        late(
            rf"^(?:i hate|i detest|odio|detesto|no soporto|aborrezco) {THE}(?:{DRUDGERY}),? (?:(?:and|y) )?(?:me (?:quiero|"
            rf"quisiera) "
            r"morir|i (?:want|wanna) (?:to )?die) (?:when|every time|whenever|cuando|cada vez que|al) (?:i )?(?:las? |los? "
            r")?(?:do|see|"
            r"hago|hacer(?:las?|los?)?|veo|tocan?|me tocan?)(?: (?:them|it|those))?[ ,.!]*(?:jaja\w*|jeje\w*|haha\w*|lol|lmao|xd)"
            r"[ ,.!]*$"
        ),
        "that workout is hard",
    ),
    # a comparison with a workout or a chore
    (
        late(
            rf"(?:\b(?:i )?(?:id|i would|i d|would|wed) |^(?:(?:lol|haha|omg|ugh|no|nope)[ ,.!]*)*){_SO}(?:rather|sooner) "
            rf"{_DEAD} than "
            rf"{_ACT}{THE}(?:{DRUDGERY}|{CHORE})\b{_ON}{END}"
        ),
        "i do not like that workout",
    ),
    (
        # wanting to die of a workout, where a laugh says how it is meant
        late(
            rf"^(?:(?:uf|buf|ay|madre mia|omg|jaja\w*|haha\w*|lol)[ ,.!]*)*(?:(?:yo )?me (?:quiero|quisiera|voy a) morir|"
            rf"quiero morirme|"
            rf"i (?:want|wanna) (?:to )?die) {_SO}(?:con|de|por|despues de|tras|after|from|with|because of|doing) "
            rf"{THE}(?:{DRUDGERY}|{CHORE})(?: (?:today|hoy))?[ ,.!]*(?:jaja\w*|jeje\w*|haha\w*|lol|lmao|xd)[ ,.!]*$"
        ),
        "that workout is hard",
    ),
    (
        late(rf"\b(?:prefiero|preferiria|antes) {_DEAD_ES}(?: antes)? (?:que|a) {_ACT}{THE}(?:{DRUDGERY}|{CHORE})\b{_ON}{END}"),
        "no me gusta ese entreno",
    ),
    (
        late(
            rf"(?:^|(?<=[.,;!?] )){THE}(?:{DRUDGERY}|{CHORE}) {_SO}(?:always )?(?:makes?|made) me (?:want to|wanna) (?:die|cry and "
            rf"die){END}"
        ),
        "that workout is hard",
    ),
    (
        late(
            rf"(?:^|(?<=[.,;!?] ))(?:con |haciendo )?{THE}(?:{DRUDGERY}|{CHORE}) (?:siempre )?(?:me (?:dan?|hacen?) (?:ganas de )?|"
            rf"hacen? que me quiera |hacen? querer )morir(?:me)?{END}"
        ),
        "ese entreno es duro",
    ),
    # an animal's illness
    (
        late(
            r"\b(?:my|our|the|mi|nuestr[oa]|el|la) (?:(?:old|little|poor|elderly|viej[oa]|pobre) )*(?:dog|doggo|puppy|cat|"
            r"kitten|horse|pony|rabbit|hamster|"
            r"parrot|perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|caballo|yegua|conejo|mascota) (?:(?:just|also|has|ha|ya|is|esta|"
            r"suddenly) )*"
            r"(?:(?:had|having|suffered|got|has|tuvo|tiene|tenido|sufrio|sufrido|le dio) (?:(?:a|an|another|his|her|its|un|una|"
            r"otro|otra) )?"
            r"(?:\w+ ){0,2}(?:seizures?|fits?|stroke|heart attack|fever|cancer|surgery|operation|infection|tumou?r|"
            r"convulsion(?:es)?|ataques?|infarto|"
            r"fiebre|operacion|infeccion|tumor|epilepsia|epilepsy)|collapsed|fainted|passed out|passed away|threw up|vomited|"
            r"died|bleeding|limping|"
            r"sick|ill|poorly|se desmayo|desmayado|vomito|vomitado|enferm[oa]|sangrando|cojeando|se murio|murio|muerto|fallecio)\b"
            r"(?:,? (?:last night|yesterday|today|this (?:morning|week|afternoon)|anoche|ayer|hoy|esta (?:manana|semana|tarde)|"
            r"poor (?:thing|boy|girl|baby)|"
            r"pobre(?:cit[oa])?|in the (?:night|garden)|again|otra vez))*"
        ),
        "my pet is at the vet",
    ),
    # lips that food has dyed, and arms that a workout has pumped up
    (
        late(
            r"\b(?:my |the )?(?:blue|purple|azul(?:es)?|morad[oa]s?)? ?(?:lips|tongue|teeth|mouth|labios|lengua|boca|"
            r"dientes)(?: azules| morad[oa]s| azul)? "
            r"(?:(?:are|is|were|was|went|turned|look|looks|son|estan|esta|blue|purple|azul(?:es)?|morad[oa]s?|just|only|solo) )*"
            r"(?:from|because of|thanks to|due to|by|de|por|del?) (?:(?:the|a|an|my|some|that|el|la|los|las|un|una|mi|tanto|"
            r"tanta|comer|eating|drinking|"
            r"beber) )*(?:\w+ )?(?:blueberr\w+|blackberr\w+|smoothie|beetroot|beets|lolly|lollipop|popsicle|ice|slush\w*|candy|"
            r"sweets|wine|ink|dye|"
            r"food colou?ring|gatorade|powerade|juice|lipstick|arandanos|moras|batido|remolacha|chuche\w*|piruleta|helado|polo|"
            r"vino|tinta|colorante|"
            r"zumo|jugo|pintalabios)\b"
        ),
        "my drink was blue",
    ),
    (
        late(
            r"\b(?:my |the )?(?:arms?|biceps|triceps|chest|shoulders|legs|quads|calves|forearms|back|brazos|biceps|pecho|"
            r"piernas|hombros) "
            r"(?:are|is|feels?|looks?|got|get|estan|quedaron|se me pusieron) (?:(?:so|super|really|all|absolutely|tan|muy|super) )*"
            r"(?:swollen|huge|massive|inflated|full|tight|pumped(?: up)?|hinchad[oa]s?|inflad[oa]s?|enormes?) (?:from|with|by|"
            r"after|por|de|con|tras) "
            r"(?:the |that |my |a |el |la )?(?:\w+ )?(?:pump|bombeo|congestion)\b"
        ),
        "i have a good pump",
    ),
    (
        # wanting to die at a mark of the distance just told: never at an age or an hour
        late(
            r"(?P<log>\b(?:row(?:ed)?|ran|run|ski ?erg|bike erg|swam|swim|remo|rem[eo]|corri|nade|series|intervals?)\b[^.;!?]{0,30}"
            r"\d[^.;!?]{0,20}?),? (?:and |y |i |me )*(?:wanted to die|queria morir(?:me)?|me queria morir) (?:at|by|around|"
            r"after|in|a|en|desde|sobre) "
            r"(?:(?:the|el|los|las|la|last|ultim[oa]s?) )*(?:\d{3,4}(?: ?(?:m|meters|metres|metros))?|(?:km|mile|rep|lap|round|"
            r"set|serie|vuelta) \d+|"
            r"\d{1,2} ?(?:k|km)|(?:km|mile|rep|lap|round|set|serie|vuelta|kilometro))(?=$|[ .,;!?])"
        ),
        r"\g<log> that workout is hard",
    ),
    # a body that was worked, cold fingers, much water and a supplement that does not sit well
    (late(r"\b(?:(?:tod[oa]|bien|muy|re) )*madread[oa]s?\b"), "con agujetas"),  # Mexican, a letter from "mareado"
    (
        late(
            r"\b(?:my |the |mis |los |las )?(?:fingers?|hands?|toes?|dedos|manos|pies)(?: (?:go|went|turn|get|are|always|se|me|"
            r"ponen|quedan|"
            r"siempre))* (?:white|pale|blanc[oa]s?|palid[oa]s?) (?:in|from|with|when it is|con|por|de|en) (?:the |el |este "
            r")?(?:cold|winter|frio|"
            r"invierno)\b(?: (?:on the (?:bike|run)|en la bici|al correr|when (?:riding|running)))?"
        ),
        "it is cold outside",
    ),
    (
        late(
            r"\b(?:i )?(?:(?:have to|need to|always) )*(?:pee|wee|urinate|go to the (?:toilet|loo|bathroom)) (?:(?:a lot|more|"
            r"so much|often|more often|all "
            r"the time|all day|constantly|at night|every hour) )+(?:since|because|now that|when|as) (?:i|im|ive) (?:(?:started|"
            r"am|been) )*drink(?:ing)? "
            r"(?:(?:more|so much|lots of|a lot of|plenty of) )*(?:water|fluids?)\b|"
            r"\b(?:orino|meo|hago pis|voy al bano) (?:(?:mucho|mas|seguido|a cada rato|todo el dia|de noche|por la noche) "
            r")+(?:desde que|porque|como) "
            r"(?:bebo|tomo) (?:(?:mas|mucha|tanta) )?agua\b"
        ),
        "i drink more water",
    ),
    (
        late(
            r"\b(?:no )?me (?:sientan?|sent(?:o|aron)|caen?|cay(?:o|eron)) (?:(?:muy|bastante|un poco|algo|fatal|mal|regular|"
            r"bien|pesad[oa]s?) )+"
            r"(?:el|la|los|las) (?:(?:pastillas?|capsulas?|suplementos?|batidos?) (?:de |con )?)?(?:hierro|vitaminas?|magnesio|"
            r"zinc|omega|creatina|"
            r"geles|gel|batidos?|proteina|cafe|lacteos|leche|isotonicos?|barritas?)\b"
        ),
        "ese suplemento no me gusta",
    ),
    # tired of living somewhere or on something
    (
        late(
            rf"\b(?:tired|sick|fed up|bored|over|done) (?:of |with )?living (?:in|on|at|out of|off|with|inside|from) "
            rf"{THE}(?:{LIVED_IN}|{FOOD})(?: and {THE}(?:{LIVED_IN}|{FOOD}))?{END}"
        ),
        "tired of my work",
    ),
    (
        late(
            rf"\b(?:hart[oa]|cansad[oa]|agotad[oa]|aburrid[oa]) de (?:vivir|estar viviendo) (?:en|entre|con|de|a base de|pegad[oa] "
            rf"a) {THE}(?:{LIVED_IN}|{FOOD})(?: y {THE}(?:{LIVED_IN}|{FOOD}))?{END}"
        ),
        "cansado de mi trabajo",
    ),
    (
        late(
            rf"\b(?:im|i am|ive been|been|we are) (?:basically |pretty much |just )?living (?:on|off) {THE}{FOOD}(?: and "
            rf"{THE}{FOOD})?,? (?:and )?(?:im|i am) {_SO}(?:over|sick of|tired of|bored of|done with) it{END}"
        ),
        "i am bored of my food",
    ),
    # a way past a bridge, and a jump over something small
    (
        late(
            rf"\b(?:i |we )?(?:ran|run|crossed|cross|walked|rode|cycled|jogged|went) (?:over |across |under |along |past )?(?:the|"
            rf"a|that|this) (?:\w+ )?bridge,? (?:and |then |and then )?(?:i |we )?(?:jumped|hopped|leapt|stepped) (?:over |onto |"
            rf"on |into |across )?{THE}{SAFE_TO_JUMP}\b"
        ),
        "i ran outside",
    ),
    (
        late(
            rf"\b(?:cruce|pase|corri|cruzamos|pasamos) (?:por |bajo |sobre )?(?:el|un|ese) puente(?: corriendo)?,? (?:y )?(?:luego "
            rf")?(?:salte|saltamos|me subi)(?: (?:por encima de|sobre|a|al))? {THE}{SAFE_TO_JUMP}\b"
        ),
        "corri por la calle",
    ),
    (
        late(
            r"\b(?:i )?(?:want to|wanna|could|need to) (?:just )?(?:lie down|lie here|lie on the floor|sit down|sleep) and never "
            r"(?:move|get up|stand up|"
            rf"stand|walk|train) again after {THE}(?:{DRUDGERY}|wod){END}"
        ),
        "i want to rest",
    ),
    # to be gone for a rest, and to be away for a time that ends
    (
        late(
            r"\b(?:want to|wanna|would love to|could|id like to|need to) (?:just )?(?:disappear|vanish|be swallowed)(?: (?:up "
            r")?(?:in|into|under|to|on|onto|for a (?:week|weekend|few days|month|fortnight) (?:to|at|on|in)) (?:the|my|a|some|"
            r"that) (?:\w+ )?(?:duvet|bed|sofa|couch|blankets?|pillow|bath|"
            rf"hammock|beach|mountains?|island|spa|holiday|hotel|woods|countryside|seaside)){_ON}{END}"
        ),
        "want to rest",
    ),
    (
        late(
            r"\b(?:quiero|necesito|me gustaria|quisiera) desaparecer (?:(?:unos dias|una semana|un fin de semana|un mes|una "
            r"temporada) )?(?:en|a|bajo|debajo de|por) (?:la|el|mi|una|un|las|los) (?:playa|cama|sofa|manta|edredon|montana|isla|"
            r"hamaca|pueblo|spa|balneario|campo)"
            rf"{_ON}{END}"
        ),
        "quiero descansar",
    ),
    (
        late(
            rf"\b(?:i )?(?:want|wish|cant wait for|need) (?:\w+ )?{THE}{SPAN} to (?:be over|end|finish|be done)(?: already| "
            rf"now)?{END}"
        ),
        "i look forward to the weekend",
    ),
    (
        late(rf"\b(?:quiero|que ganas de|ojala|a ver si|necesito) que se acabe (?:ya )?{THE}{SPAN}(?: ya| de una vez)?{END}"),
        "quiero que llegue el domingo",
    ),
    (
        late(
            r"\b(?:i )?(?:wont|will not|am not|im not|cant) (?:be )?(?:here|around|in town|at home) (?:(?:on|this|next|for|the|all|"
            r"from|in|until) )*(?:week|weekend|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|fortnight|two weeks|a week|january|"
            r"february|march|april|may|june|july|august|september|october|november|december)(?: (?:and|to|or|until|through) "
            r"\w+)?,? (?:(?:because|as|since|on|for|im|"
            r"i am|we are|well be|ill be|my|a|at|off|going|flying|away|travelling|traveling|out|to) )*(?:holidays?|vacation|"
            r"vacations|travel\w*|trip|away|abroad|wedding|conference|"
            rf"business|skiing|camping|parents|course|honeymoon|cruise){_ON}{END}"
        ),
        "i am travelling",
    ),
    (
        late(
            r"\b(?:cancel|skip|move|drop|swap|delete) (?:my |the )?(?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: "
            r"session| workout| run)?,? "
            rf"(?:because |as |since )?(?:i wont|i will not|im not|i am not) (?:be |going to be )?(?:around|here|in town|at "
            rf"home)(?: (?:that day|then|on that day))?{END}"
        ),
        "skip a day, i am travelling",
    ),
    (
        late(
            r"\b(?:i )?(?:wont|will not|cant|am not|im not going to) be (?:here|around|in town|back|at home) (?:until|till|before|"
            r"again until) (?:the |next |this )?"
            rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weekend|month|tomorrow|\d{{1,2}}(?:st|nd|rd|th)?|evening|"
            rf"afternoon|tonight){_ON}{END}"
        ),
        "i am travelling",
    ),
    (
        late(
            r"\b(?:dont|do not|cant|cannot) see myself (?:getting|making it|reaching|arriving) ?(?:to|at|by|there by)? (?:\w+ "
            r")?(?:summer|christmas|spring|"
            rf"race day|the wedding|the holidays?) (?:in shape|in form|fit|ready|lean|ripped|with abs){_ON}{END}"
        ),
        "i am out of shape",
    ),
    # a stop for the view
    (
        late(
            r"\b(?:i )?(?:always |keep |keep on )?(?:stop|stopping|stopped|pause|pausing|paused) (?:on|at|by) (?:the|a|that|every) "
            r"(?:\w+ )?(?:bridge|cliff|viaduct|platform) "
            rf"(?:to (?:take|snap|enjoy|admire|drink|stretch|have)|for) {THE}(?:photos?|pictures?|selfies?|views?|sunsets?|water|"
            rf"drink|gel|stretch|breather)\b"
        ),
        "i stop to take photos",
    ),
    (
        late(
            r"\bme (?:quedo|paro) (?:a )?(?:mirando|mirar|viendo|ver|disfrutando) (?:de )?(?:las vistas|la vista|el paisaje|el "
            r"atardecer|la puesta de sol|los barcos|los patos)"
            r"(?: (?:desde|en) (?:el|la|un|una) (?:puente|mirador|acantilado|balcon|azotea|viaducto))?"
        ),
        "me gustan las vistas",
    ),
    # not here, where here is a gym, an office or an hour
    (
        late(
            r"\b(?:i )?(?:dont|do not|didnt|really dont) (?:really )?(?:want to|wanna) be here (?:at|in) (?:the |this |my "
            r")?(?:\d{1,2}(?::\d\d)? ?(?:am|pm|oclock)?|gym|office|pool|"
            rf"box|class|meeting|track){_ON}{END}"
        ),
        "skip the training",
    ),
    (
        late(
            r"\bno (?:quiero|me apetece) estar aqui (?:en (?:el|la|este|esta) (?:gimnasio|gym|oficina|piscina|box|clase|reunion|"
            r"pista)|a las \w+)"
            rf"{_ON}{END}"
        ),
        "salto el entrenamiento",
    ),
    # what is done with, not needed, or carried home
    (
        late(
            rf"\b(?:im|i am) done with (?:everything|all) (?:on|in|of) (?:the|my|this) (?:list|menu|plan|program\w*|session|"
            rf"workout|circuit){END}"
        ),
        "i did my workout",
    ),
    (
        late(
            rf"\b(?:nobody|no one) (?:would|will) (?:even |really )?miss (?:the|those|that|these) (?:\w+ )?(?:{DRUDGERY}|"
            rf"extensions?|curls?|raises?|machine|exercise|drill){_ON}{END}"
        ),
        "i do not need that exercise",
    ),
    (
        late(
            r"\b(?:i )?(?:(?:wouldnt|would not) mind if|hope|wish) (?:a|the|some|my) (?:\w+ )?(?:taxi|car|bus|van|cab|friend|truck|"
            r"lift) (?:took|takes|would take|drove|picked|brought) "
            rf"me (?:home|up|back|there|to (?:work|school|the \w+)){END}"
        ),
        "i would like a lift",
    ),
    (
        late(
            r"\b(?:go to sleep|fall asleep|go to bed|dormirme|irme a dormir|dormir) (?:and|y) (?:wake up|waking up|"
            r"despertar(?:me)?|levantarme) (?:already |ya )?"
            r"(?:fit|strong|stronger|fast|faster|ripped|rested|fresh|recovered|in shape|with abs|fuerte|en forma|descansad[oa]|"
            r"recuperad[oa]|nuev[oa])\b"
        ),
        "sleep well",
    ),
)
ACCIDENTS: tuple[Said, ...] = (
    (
        late(
            r"\b(?:i |ive |i have )?(?:cut|nicked) (?:myself|my (?:finger|hand|thumb|chin|face|leg)) (?:a (?:bit|little) "
            r")?(?:while )?"
            r"(?:shaving|cooking|chopping (?:\w+)|slicing (?:\w+)|peeling (?:\w+)|gardening|opening (?:a|the) (?:can|tin|box)|"
            rf"on (?:a|the) (?:tin|can|barbell|bar|plate|rack|paper)){END}"
        ),
        "i have a small scratch",
    ),
    (
        late(
            r"\bme (?:corte|he cortado) (?:un poco |el dedo |la mano |la cara )*(?:afeitandome|cocinando|al afeitarme|al cocinar|"
            rf"(?:picando|cortando|pelando) \w+|al (?:picar|cortar|pelar) \w+){END}"
        ),
        "tengo un rasguno",
    ),
    (
        late(
            r"\b(?:i )?(?:hit|banged|bumped|knocked|caught|scraped|nicked) (?:myself (?:in|on) )?(?:the |my )?(?:left |right "
            r")?(?:shins?|knees?|toes?|fingers?|hands?|elbows?|thighs?|foot|ankles?|hips?)(?: (?:with|on|against) (?:the|a|my) "
            r"\w+)? (?:by (?:accident|mistake)|accidentally)\b"
        ),
        "i bumped my shin",
    ),
    (
        late(
            r"\bme (?:di|golpee|pegue) (?:un golpe )?(?:con (?:el|la|un|una) \w+ )?en (?:la|el|los|las) (?:espinillas?|rodillas?|"
            r"dedos?|manos?|codos?|muslos?|pies?|tobillos?|caderas?)(?: con (?:el|la|un|una) \w+)? sin (?:querer|darme cuenta)\b"
        ),
        "me golpee la rodilla con la mesa",
    ),
    (
        late(
            r"\b(?:i )?(?:burn|burned|burnt) (?:my|the) (?:left |right )?(?:hand|arm|fingers?|thumb|wrist) on the (?:oven|pan|"
            r"stove|kettle|grill|toaster)(?: door)?"
            rf"(?: (?:when|while) (?:cooking|baking|i (?:cook|bake|cooked)|making \w+))?{END}"
        ),
        "i burnt my hand cooking",
    ),
    (
        late(r"\b(?:i )?(?:punch|punched|hit) (?:the|a|my) (?:heavy |punch |punching |boxing )?bag\b"),
        "i box",
    ),
    (
        late(
            rf"\b(?:i )?(?:cant|cannot) (?:even )?breathe,? (?:that|this|your) (?:joke|meme|video|gif|picture|photo|"
            rf"story)\b{_ON}{END}"
        ),
        "that is funny",
    ),
)
"""Blows and burns that were none of one's own will, a bag that is boxed, and laughter."""
