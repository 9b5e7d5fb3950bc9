"""Dangers to oneself told in a side sentence: a place that calls, a tool as the price of a missed session, an off switch.

Source: safety reference, RF-19: the same answer however vague or specific.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

_PLACE = (
    "(?:(?:foot)?bridge|viaduct|platform|(?:railway |train )?tracks|rails|balcony|rooftop|roof|ledge|cliff|drop|overpass|parapet|"
    "railing|puente|viaducto|anden|vias|balcon|azotea|tejado|cornisa|acantilado|precipicio|vacio|barandilla|pretil)"
)
_NO_BAR = "(?! (?:bar|pool|party|restaurant|terrace|yoga|garden|cafe|gym|view|shoes?|set|jumps?|drill|in))"
_CALLS = (
    "(?:is |keeps |always |still |really |looks |look |so |kind of |very |just )*(?:call(?:s|ing)?(?: (?:to|out to))? me|pull(?:s|"
    "ing)?(?: at)? me|tempt(?:s|ing)(?: me)?|whisper(?:s|ing)?(?: to me)?|draw(?:s|ing)? me|invit(?:es|ing)(?: me)?|beckon(?:s|"
    "ing)?(?: me)?)"
)
_CALLS_ES = (
    "(?:cada vez )?(?:mas )?(?:me (?:\\w+ )?(?:llama(?! la atencion)|tienta|atrae|tira|susurra|invita)|(?:es|parece|esta) "
    "(?:muy |tan )?tentador[a]?)"
)
_TOOL = (
    "(?:lighter|box cutter|stanley knife|craft knife|cutter|razor(?: blade)?|blade|scissors|knife|needle|safety pin|cigarettes?|"
    "stove|hot iron|hair iron|straighteners?|curling iron|boiling water|belt|compass point|mechero|encendedor|cuter|cuchilla|"
    "navaja|tijeras|cuchillo|aguja|alfiler|imperdible|"
    "cigarr\\w+|plancha(?: del? pelo)?|agua hirviendo|cinturon|cristal)"
)
_SKIN_OR_LIMB = (
    "(?:forearms?|arms?|wrists?|thighs?|legs?(?! (?:day|press|curl|raise|extension))|skin|belly|stomach|hands?|ankles?|antebrazos?|"
    "brazos?|munecas?|muslos?|piernas?|piel|barriga|tripa|manos?|tobillos?)"
)
_FAILED = (
    "(?:(?:when|if|whenever|every time|each time|after) (?:i|ive|i have) (?:\\w+ )?(?:miss|missed|skip|skipped|fail|failed|eat|ate|"
    "eaten|overeat|binge*|lose|lost|slip|slack|cheat*|mess)|after (?:a |every |each )?(?:missed|skipped|failed|bad) (?:\\w+ "
    ")?(?:run|session|workout|set|lift|day|race|weigh ?in)|"
    "(?:cuando|si|cada vez que|por) (?:no )?(?:me )?(?:fallo|fallar|falle|salto|saltarme|salte|como (?:de mas|mucho|demasiado)|"
    "comer|paso|corro|entreno|cumplo|llego|haga|hago|he fallado|he saltado|he comido))"
)
_PRICE = (
    "(?:punish*|penalty|penance|price|pay|pays|paying|settle|settles|reminds? me|teach(?:es)? me|castigo|castigar*|pena|precio|"
    "pago|saldo|ajusto cuentas|me lo recuerda|me ensena)"
)
_MISSED = (
    "(?:(?:miss|missed|missing|skip|skipped|skipping|fail|failed|failing|bad) (?:\\w+ ){0,2}(?:run|session|workout|set|lift|race|"
    "day|training|rep|target|weigh ?in)|when i (?:miss|skip|fail)|(?:no|por no|cuando no|si no) (?:corro|entreno|cumplo|llego)|"
    "(?:fallo|falle|fallar|salto|saltarme|salte|perder|perdido) (?:\\w+ "
    "){0,2}(?:serie|entreno|sesion|carrera|tirada|dia|repeticion)|cuando fallo)"
)
_VEHICLE = "(?:car|truck|lorry|bus|train|van|tram|coche|camion|autobus|tren|furgoneta|tranvia|auto|carro)"
_OUT_ES = (
    "(?:llevara por delante|llevase por delante|atropellara|atropellase|pasara por encima|pasase por encima|aplastara|arrollara)"
)
WORDS = {
    "place_calls": f"{_PLACE}{_NO_BAR} (?:(?!view|vista|lights)\\w+ ){{0,4}}{_CALLS}(?! (?:for|with) (?:dinner|breakfast|coffee|"
    f"beer|yoga|stretch*|a (?:coffee|beer|drink|photo|climb))|"
    f" (?:to climb|home))|{_PLACE}{_NO_BAR} (?:(?!view|vista|luces)\\w+ ){{0,4}}{_CALLS_ES}(?! (?:para|a) (?:cenar|desayunar|"
    f"estirar|escalar|la atencion))",
    "lingers_at_edge": "(?:keep|kept|always|find myself|catch myself|end up) (?:\\w+ )?(?:standing|stopping|staring|looking|"
    "leaning|waiting|hanging) (?:\\w+ ){0,4}(?:close to the (?:tracks|edge|rails|drop)|over the (?:railing|edge|parapet|ledge|"
    "drop)|at the (?:tracks|edge of the (?:platform|roof|bridge)|drop)|"
    "down (?:from|off) (?:the|that) (?:bridge|balcony|roof|viaduct|cliff)|in(?:to)? the middle of the (?:bridge|viaduct))|"
    "me (?:quedo|paro|asomo) (?:\\w+ )?(?:mirando|mirar|a mirar|observando)? ?(?:\\w+ )?(?:las vias|el vacio|abajo desde|desde el "
    "(?:puente|balcon|viaducto)|al borde|demasiado cerca de(?:l| las) (?:borde|anden|vias))",
    "edge_looks_on": f"{_PLACE} (?:\\w+ ){{0,2}}looks? (?:\\w+ )?(?:inviting|tempting|welcoming)(?! for (?:dinner|breakfast|coffee|"
    f"yoga|a ))",
    "edge_harmless": "photos?|fotos?|selfies?|views?|vistas?|picture|dead ?lift*|squat*|snatch*|clean and jerk|lifting|pedal*|pr|"
    "pb|bungee*|puenting|trainspot*|sunset|atardecer|dinner|cena|cenar|breakfast|desayun*|coffee|barbacoa|barbecue|bbq|hike|hiking|"
    "senderismo",
    "dead_sooner": "(?:rather|sooner) (?:be dead|die) than (?:live|go on|carry on|keep (?:going|living)|face another (?:day|week|"
    "year)|wake up (?:here|again|to)|be a burden|"
    "be (?:me|here|alone again)|stay alive)|(?:antes|prefiero|preferiria) (?:estar )?(?:muert[oa]|morir(?:me)?) (?:antes )?(?:que|"
    "a) (?:vivir|seguir|aguantar|(?:otro|un) dia mas|ser una carga|volver a (?:despertar|casa))",
    "hit_by_chance": f"(?:wouldnt|would not|dont|do not) (?:\\w+ )?mind if (?:a|the|some|that) (?:\\w+ )?{_VEHICLE} (?:just "
    f")?(?:took me out|hit me|ran (?:me over|over me)|"
    f"finished me|flattened me|got me|didnt stop|did not stop)|no me importaria (?:nada )?(?:que|si) (?:me )?(?:un|una|el|la|"
    f"algun) {_VEHICLE} (?:no frenara|me {_OUT_ES})|"
    f"no me importaria que me {_OUT_ES}|ojala (?:me )?(?:un|una|el|algun) {_VEHICLE} (?:me )?{_OUT_ES}|"
    f"(?:hope|hoping|wish|wishing) (?:a|the|some|that) {_VEHICLE} (?:would |just )*(?:takes?|hits?|runs?|took) me (?:out|over|"
    f"down)?",
    "switched_off": "(?:want|need|looking for|wish (?:i had|there was)|where is|give me) (?:an|the|my) off (?:switch|button)(?! "
    "(?:for|on|of) (?:the|my|this|work|notifications?|"
    "alarm|watch|phone|brain|mind|head|app|screen|sound|beeps?))|(?:button|switch|key) (?:\\w+ ){0,2}(?:to|that would|which would|"
    "that) (?:stop existing|not exist|erase me|"
    "delete me|end me|make me (?:disappear|vanish|stop))|(?:like|want|wish|love) (?:\\w+ ){0,3}(?:be )?switched off (?:for good|"
    "for ever|forever|and that|and done)|(?:quiero|quisiera|me gustaria|querria|ojala) (?:\\w+ )?(?:apagarme(?! (?:el|la|los|las|"
    "un rato))|que me apagaran|que me desenchufaran)|"
    "boton (?:\\w+ ){0,2}(?:para|de|que) (?:dejar de existir|desaparecer(?: yo)?|borrarme|apagarme|no existir)",
    "not_at_christmas": "no me veo (?:llegando|vivo|viva|aqui)? ?(?:a|en|hasta|para) (?:las )?(?:navidad(?:es)?|fin de ano|ano "
    "nuevo|(?:mi )?(?:proximo )?cumple*|el verano que viene)"
    "(?! (?:con|sin|en (?:forma|peso)|de|corriendo|preparad*|fuerte))|(?:dont|cant|do not|cannot) see myself (?:making it|getting|"
    "being (?:here|alive|around)|alive|around|"
    "here)(?: \\w+)? (?:to|at|by|until|past|next|this)? ?(?:christmas|new year*|my (?:next )?birthday|summer)(?! (?:with|in "
    "(?:shape|form)|fit))",
    "no_plan_then": "(?:no hace falta que|no te molestes en|para que) (?:me )?(?:planif\\w+|prepar\\w+|pongas|hagas|planear*) "
    "(?:\\w+ ){0,5}(?:ya )?no (?:voy a estar|estare)(?! (?:en|de|por|fuera|disponible))|"
    "(?:no need to|dont bother|do not bother|need not) (?:plan|planning|book|schedule|scheduling|writing|write)(?:ing)? (?:\\w+ "
    "){0,5}i (?:wont|will not) be (?:here|around|alive)(?! (?:on|until|till|next|this|im|i am))",
    "enough_for_me": "(?:insulin|pills|tablets|paracetamol|sleeping tablets|meds|blockers|insulina|pastillas|somniferos|"
    "medicacion) (?:\\w+ ){0,4}(?:would do the trick|would finish (?:it|me|the job)|"
    "is enough to (?:end|finish)|(?:bastaria|serviria|alcanzaria|sobra) para (?:acabar|terminar|irme|no despertar))|(?:enough|"
    "bastante|suficientes?) (?:insulin|pills|tablets|insulina|pastillas) "
    "(?:\\w+ ){0,3}(?:to (?:end|finish|not wake|be done)|para (?:acabar|irme|no despertar|terminar con))",
    "tree_and_done": "(?:turn|pull|jerk|twist|twitch) of the (?:wheel|handlebars?) (?:\\w+ ){0,4}(?:tree|wall|lorry|truck|ravine|"
    "river|barrier|oncoming)|un (?:giro|golpe) de volante (?:\\w+ ){0,4}"
    "(?:arbol|muro|camion|barranco|rio|contra|se acabo)",
    "rope_on_mind": "(?:rope|noose|soga|cuerda) (?:\\w+ ){0,4}(?:no se me va de la cabeza|me ronda|cant stop thinking|on my mind|"
    "out of my (?:mind|head)|keeps? coming (?:back )?to (?:me|mind))|"
    "(?:cant get|cannot get|cant stop thinking about) (?:the|that) (?:rope|noose) ?(?:\\w+ ){0,4}",
    "rope_sport": "climb*|escal*|skip*|jump rope|comba|battle ropes?|pull ?ups?|knots?|nudos?|exam*|trepa*|dream*|record",
    "tool_for_failing": f"{_TOOL} (?:\\w+ ){{0,6}}{_SKIN_OR_LIMB} (?:\\w+ ){{0,6}}{_FAILED}|{_FAILED} (?:\\w+ ){{0,8}}{_TOOL} "
    f"(?:\\w+ ){{0,6}}{_SKIN_OR_LIMB}",
    "tool_as_price": f"{_TOOL} (?:\\w+ ){{0,6}}{_PRICE} (?:\\w+ ){{0,6}}{_MISSED}|{_PRICE} (?:\\w+ ){{0,6}}{_TOOL} (?:\\w+ "
    f"){{0,6}}{_MISSED}|{_MISSED} (?:\\w+ ){{0,8}}{_TOOL} (?:\\w+ ){{0,5}}{_PRICE}",
    "till_it_bleeds": f"(?:(?:me )?(?:pellizco|arano|rasco|muerdo|pego|golpeo|doy|clavo|arano)|(?:pinch|scratch|pick|bite|dig|hit|"
    f"punch|slap|beat)) (?:\\w+ ){{0,8}}(?:hasta (?:sangrar|hacerme (?:sangre|"
    f"moratones)|dejarme (?:morad[oa]|marcas?)|que (?:sangre|sangro))|(?:until|till) (?:it|i|they|my \\w+) (?:bleeds?|bruises?)|"
    f"black and blue|raw) (?:\\w+ ){{0,3}}{_FAILED}|{_FAILED} (?:\\w+ ){{0,6}}"
    f"(?:me )?(?:pellizco|arano|rasco|muerdo|pego|golpeo|doy|clavo|pinch|scratch|bite|dig|hit|punch|slap|beat) (?:\\w+ "
    f"){{0,8}}(?:hasta (?:sangrar|hacerme sangre|dejarme (?:morad[oa]|marcas?))|"
    f"(?:until|till) (?:it|i|they|my \\w+) (?:bleeds?|bruises?)|black and blue)",
    "cut_kitchen": "cook*|cocin*|parcels?|paquetes?|shav*|depil*|tape|tattoo*|tatu*|scissor kicks?|tijeras de piernas|sew*|"
    "cos(?:er|iendo)|seatbelt|lifting belt|weight belt|cinturon de (?:fuerza|lastre|seguridad)|flip|planchas? (?:lateral|frontal|"
    "abdominal)|blister*|ampollas?",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "RF-19",
        "E0",
        "crisis",
        (
            "place_calls & !mischance & !edge_harmless",
            "lingers_at_edge & !mischance & !edge_harmless",
            "edge_looks_on & !edge_harmless",
            "dead_sooner",
            "hit_by_chance",
            "switched_off",
            "not_at_christmas",
            "no_plan_then",
            "enough_for_me",
            "tree_and_done",
            "rope_on_mind & !rope_sport",
            "tool_for_failing & !cut_kitchen",
            "tool_as_price & !cut_kitchen",
            "till_it_bleeds",
        ),
        keeps_past=True,
        firm=True,
    ),
)
