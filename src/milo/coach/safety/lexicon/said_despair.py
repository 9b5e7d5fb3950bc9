"""A wish to be gone told sideways: of being better dead, a bridge that pulls, fresh marks of one's own hand, breathing as a burden.

Source: safety reference, RF-19.  A comparison with training ("rather be dead than do burpees") is none.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

_GONE = "(?:dead|gone|six feet under|in the ground|in a box|underground|not (?:here|around|alive)|out of the (?:picture|way))"
_GONE_ES = "(?:muert[oa]|bajo tierra|criando malvas|en un cajon|tres metros bajo tierra|en el otro barrio)"
_HEIGHT = (
    "(?:(?:foot)?bridge|platform|(?:train |railway )?tracks|rails|rooftop|roof edge|ledge|balcony|overpass|cliff|viaduct|"
    "multi ?storey|puente|anden|"
    "vias|azotea|cornisa|balcon|acantilado|viaducto|paso elevado)"
)
_PULL = (
    "(?:pull|urge|voice|call|temptation|thought|idea)s? (?:\\w+ ){0,2}(?:to |of )(?:go(?:ing)? over|jump(?:ing)?|"
    "step(?:ping)? (?:off|out)|let(?:ting)? go|"
    "fall(?:ing)?)|(?:jump|step|go|throw myself|let myself (?:fall|go)) (?:off|over|in front)|ganas de (?:tirarme|saltar|"
    "dejarme caer)|"
    "(?:me (?:llama|tira|tienta)|pienso en) (?:\\w+ ){0,3}(?:tirarme|saltar|dejarme caer)|tirarme|un paso (?:mas )?y (?:ya|"
    "listo|se acabo)"
)
_SKIN = "(?:forearms?|wrists?|thighs?|inner arms?|upper arms?|antebrazos?|munecas?|muslos?)"
WORDS = {
    "far_gone": f"(?:id |i would |would |i )?rather be {_GONE}(?! than)|(?:wish|better|"
    f"happier) (?:\\w+ ){{0,3}}(?:if )?i (?:was|were) {_GONE}|"
    f"better off (?:with me |if i (?:was|were) |if i am |when im ){_GONE}|better off without me(?! (?:nagging|on|in|at|there|"
    f"for|running|cooking|playing|around to))|"
    f"(?:prefiero|preferiria|ojala|mejor) (?:estar |estuviera |estuviese )(?:ya )?{_GONE_ES}(?! (?:que|antes))|"
    "(?:estarian|estaran|viviran|vivirian|estan) (?:\\w+ ){0,2}(?:mejor|mas tranquil[oa]s) (?:si (?:yo )?(?:no estoy|falto|"
    "me muero|desaparezco)|"
    "cuando (?:yo )?(?:no este|falte)|sin mi)",
    "weary_of_breath": "(?:tired|sick|done|over|fed up|finished|cba|cant be (?:bothered|arsed)|cannot be bothered|"
    "exhausted) (?:\\w+ ){0,3}"
    "(?:of |with |by )(?:it all,? )?(?:breathing(?! (?:through|in|hard|drills?|exercises?|technique))|living(?! (?:on|in|at|off|"
    "with|like|from))|existing|being alive|waking up(?! (?:at|early|so|sore|tired|before))|life itself)|not with (?:training|"
    "the gym|running|work),? "
    "(?:but )?with (?:breathing|living|life|being here)|(?:cansad[oa]|hart[oa]|agotad[oa]) de (?:respirar|vivir(?! (?:en|lejos|"
    "con|de|asi|como))|existir|"
    "despertarme|estar viv[oa])|"
    "(?:no|ni) (?:me )?(?:apetece|tengo ganas de|quiero) (?:seguir )?(?:respirar|respirando|existir|existiendo|despertar(?:me)?|"
    "despertarme mas)",
    "at_height": _HEIGHT,
    "edge_pull": _PULL,
    "marks_of_own_hand": f"(?:lines|cuts|marks|scars|scratches|slices|burns|"
    f"stripes) (?:\\w+ ){{0,4}}{_SKIN} (?:\\w+ ){{0,5}}(?:i (?:did|made|gave|put)|myself|"
    f"my own)|(?:cortes|marcas|rayas|lineas|heridas|quemaduras) (?:\\w+ ){{0,4}}{_SKIN} (?:\\w+ ){{0,4}}(?:me (?:hice|hago|"
    f"he hecho)|yo mism[oa])|"
    f"(?:me (?:hice|hago|he hecho)) (?:\\w+ ){{0,3}}(?:cortes|marcas|rayas|lineas) (?:\\w+ ){{0,3}}{_SKIN}",
    "seen_done": "(?:kills?|killed|killing|hangs?|hanged|hanging|cuts?|cutting|shoots?|shot|drowns?|drowned|overdoses?|"
    "overdosed|starves?|poisons?|"
    "burns?) (?:himself|herself|themself|themselves)(?! (?:some slack|shaving|off))|(?:someone|somebody|she|he|they|character|"
    "guy|girl|boy|woman|man) overdoses?|"
    "(?:jumps?|jumped|throws? (?:himself|herself)) (?:off|from|in front of) (?:a|the|his|her) (?:bridge|building|roof|cliff|"
    "balcony|train|window)|"
    "(?:takes?|took|ends?|ended) (?:his|her|their) (?:own )?life|(?:commits?|committed|dies? by) suicide|13 reasons why|por 13 "
    "razones|"
    "se (?:mata|mato|suicida|suicido|ahorca|ahorco|corta|corto|quita la vida|quito la vida|envenena)(?! (?:el|la luz|las unas|"
    "con el))|"
    "se (?:tira|tiro|lanza|arroja) (?:de|por|desde|al) (?:un|el|la|una|su) (?:puente|balcon|ventana|tren|edificio|azotea)",
    "me_the_same": "how (?:do|can|could|would|should) i (?:do|try|copy)? ?(?:that|it|this|the same)|(?:do|try|doing|copy|want) "
    "(?:exactly )?(?:the same|"
    "what (?:she|he|they|hannah)|like (?:her|him|them|she|he))|me too|(?:so |really |very )?tempt(?:ed|ing)|i (?:envy|get|"
    "understand) (?:her|him|them)|"
    "(?:makes|made) me want|wish i (?:could|did|had)|wish that was me|how much would i need|(?:like|as) (?:she|he|they) did|"
    "(?:y )?como lo (?:hago|haria) yo|hacer lo mismo|haria lo mismo|yo tambien (?:quiero|querria|lo haria)|me (?:tienta|dan "
    "ganas|entran ganas)|"
    "tentador|ojala (?:yo|pudiera)|(?:la|lo|le) (?:envidio|entiendo)",
    "mischance": "tattoo*|tatu*|barbell|barra|cat|gato|shav*|depil*|rash|roce|sunburn|thorn*|zarza*|bramble*|fence|valla|"
    "rope|cuerda|velcro|tan|"
    "bungee|bungy|puenting|diving|platform shoes|podcast|game|juego|movie|film|pelicula|song|cancion|climb*|escal*",
}
RULES: tuple[Rule, ...] = (
    Rule("RF-19", "E0", "crisis", ("far_gone", "weary_of_breath", "marks_of_own_hand & !mischance"), keeps_past=True, firm=True),
    Rule("RF-19", "E0", "crisis", ("seen_done & me_the_same",), keeps_info=True, keeps_past=True, firm=True),
    Rule("RF-19", "E0", "crisis", ("at_height~14~edge_pull & !mischance",)),
)
