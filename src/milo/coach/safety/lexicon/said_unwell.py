"""A baby that moves less, a blade as a punishment and urine like cola, which nothing takes back; dizziness or nausea of one's own.

Source: safety reference, RF-19 (harm to oneself), RF-18 (an urgent sign in pregnancy), RF-10 (muscle),
PL-52 (unwell, no training), section 3.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

_BABY = "(?:baby|bump|bub|babe|little one|peanut)(?! (?:weight|steps?|food|carrier|stroller|girl|shower|bump|monitor|fat))"
_BABY_ES = "(?:bebe|bebita|bebito|criatura|nen[ae]|guagua|peque|feto)"
_FROM_BABY = "(?:the |my |this )?(?:baby|bub|bump|little one)"
WORDS = {
    "baby_less": f"{_BABY} (?:(?:is|s|has|hasnt|isnt|was|wasnt|not|been|just|really|hardly|barely|seems to be|seems|still|"
    "stopped) )*"
    "(?:moving|kicking|moves|kicks|moved|kicked|move|kick|wriggling|active)"
    " (?:(?:so|a lot|a bit|much|way|far|lots) )?(?:less|slower|fewer|not as much)|"
    f"{_BABY} (?:(?:is|s|has|been|just|really|seems) )*(?:less active|quieter than|very quiet|hardly mov\\w+|barely mov\\w+|"
    "stopped (?:moving|kicking)|not (?:moved|kicked|moving|kicking)|n[o']?t moved|gone quiet)|"
    f"(?:fewer|less|no|hardly any|barely any) (?:kicks|movements?|kicking) (?:\\w+ ){{0,3}}{_FROM_BABY}|"
    f"(?:feel|felt|feeling) {_FROM_BABY} (?:\\w+ )?(?:move|moving|kick|kicking) (?:\\w+ )?less|"
    f"(?:hardly|barely|not|havent|cant|dont) (?:feel|felt|feeling) {_FROM_BABY} (?:move|moving|kick|kicking)|"
    f"{_BABY_ES} (?:\\w+ ){{0,3}}(?:mueve|moverse|movi\\w+|movido|mover|patea\\w*|moviendose|moviendo)(?: \\w+){{0,2}} "
    "(?:menos|poco|poquito|nada|apenas|casi nada)|"
    f"{_BABY_ES} (?:\\w+ ){{0,2}}(?:apenas|casi no|no) (?:se (?:me )?)?(?:ha )?(?:mueve|movido|movio|patea)|"
    "(?:menos|pocas|pocos|apenas|ninguna?s?) (?:movimientos?|patad\\w+) (?:\\w+ ){0,2}"
    f"{_BABY_ES}|(?:noto|siento|notado|sentido) (?:\\w+ ){{0,3}}menos (?:al |a mi )?{_BABY_ES}|"
    f"(?:no|apenas|casi no) (?:lo |la )?(?:noto|siento|he (?:notado|sentido)) (?:\\w+ ){{0,2}}(?:al |a mi ){_BABY_ES}",
    "baby_if": "if (?:the |my )?(?:baby|bump)|(?:si|cuando) (?:el |mi )?bebe|what happens (?:if|when)|how (?:often|much|many)|"
    "cuant[oa]s? (?:veces )?"
    "(?:debe|tiene)",
    "dizzy_me": "(?:feel|felt|feeling|get|got|getting|am|im|was|been|went|going|bit|so|really|little|still|quite) "
    "(?:(?:a|bit|so|really|very|little|quite|slightly|kind of|kinda|pretty|all) )*(?:dizzy|light ?headed|woozy)|"
    "dizzy (?:spell|turn)s?|(?:have|had|having|some) (?:\\w+ )?dizziness|"
    "me (?:\\w+ )?(?:mareo|maree|mareado|mareada|mareaba|mareando|ha mareado)|(?:estoy|ando|estaba|estuve|sigo|senti|siento) "
    "(?:\\w+ )?maread[oa]|(?:tengo|tuve|tenia|con|unos?|dio) (?:\\w+ )?mareos?",
    "dizzy_not": "no (?:longer )?dizz\\w+|dizziness (?:is|has|s) (?:gone|over|passed)|(?:not|no longer|never|isnt|"
    "stopped) (?:\\w+ )?"
    "(?:dizzy|dizziness)|ya no (?:me |estoy |tengo )|"
    "se me (?:paso|quito|ha pasado)|sin mareos?|(?:years?|months?|anos?|meses) (?:ago|atras)|hace (?:\\w+ )?(?:anos?|meses)|"
    "de pequen[oa]|as a (?:child|kid)|motion sick\\w*|roller ?coaster|spinning ride|boat|barco|avion|coche|carousel|waltz|"
    "numbers|numeros|"
    "options|choices|choice|tantas opciones|success|love|amor",
    "blade_body": "(?:cuter|cutter|box cutter|cuchill\\w*|gillette|navaja|bisturi|vidrio|tijeras?|encendedor|mechero|cigarr\\w+|"
    "cigarettes?|"
    "razor|blade|scissors|lighter|stanley knife|craft knife|scalpel|glass) (?:\\w+ ){0,4}(?:brazos?|piernas?|muslos?|munecas?|"
    "piel|barriga|"
    "panza|arms?|wrists?|thighs?|legs?|skin|belly)",
    "punish_self": "castig\\w+|punish\\w*|i deserve|(?:me lo )?merezco|para sentir|to feel (?:something|better|it)|"
    "(?:me )?alivia|relief|"
    "ya lo hice|did it (?:on|last|again|already)|lo volvi a hacer",
    "cola_passed": "(?:pee|peed|pees|peeing|urine|urinat\\w*|wee|piss(?:ed|ing)?|orin\\w+|pis|pipi|mee|meo|meando|meado|meaba) "
    "(?:(?!not |no |isnt |wasnt |never |nunca )\\w+ ){0,4}(?:like|as|colou?r(?: of)?|como|tipo|color(?: de)?|igual que|parece|"
    "parecia) (?:\\w+ ){0,2}(?:coca|cola|coke|cocacola|pepsi)",
    "passed_dark": "(?:what i(?:m| am|ve been)? (?:pass|passing|passed)(?! (?:on|to|by|along))|(?:what|it)(?:s| is)? (?:comes?|"
    "coming) out (?:of me|when i (?:go|pee|wee))|"
    "lo que (?:me sale|echo|estoy echando|expulso) al (?:mear|orinar|bano)) (?:\\w+ ){0,6}(?:brown|dark|black|espresso|coffee|"
    "coca|cola|coke|tea|"
    "guinness|stout|port|treacle|rust\\w*|cafe|te|marron|oscur[oa]|negr[oa])",
    "cola_not": "diluted|clear|(?:weeks?|months?|years?) ago|hace (?:anos|meses|semanas)",
    "nausea_me": "(?:feel|felt|feeling|am|im|been|get|got|have|had) (?:(?:a|bit|so|really|very|little|quite|some|slightly|still) )*"
    "(?:nauseous|nauseated|nausea|queasy|sick to my stomach)|(?:tengo|siento|tuve|con|noto) (?:\\w+ )?nauseas?|"
    "(?:tengo|me dan|con) (?:\\w+ )?(?:ganas de vomitar|arcadas)",
}

RULES: tuple[Rule, ...] = (
    Rule("RF-18", "E0", "pregnancy", ("baby_less & !baby_if",), firm=True),
    Rule("RF-19", "E0", "crisis", ("blade_body & punish_self",), keeps_past=True, firm=True),
    Rule("RF-10", "E0", "muscle", ("cola_passed & !cola_not & !urine_food & !urine_ok", "passed_dark & !cola_not"), firm=True),
    Rule("PL-52", "C", "dizzy", ("dizzy_me & !dizzy_not",)),
    Rule("PL-52", "C", "illness", ("nausea_me & !dizzy_not",)),
)
