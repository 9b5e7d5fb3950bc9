"""More ways people tell of what is helped within limits (C): conditions and their medicines, ages, small pains, colds.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, sections 6 to 9.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WIDER: dict[str, str] = {
    "condition": "[a-z]{3,}(?:pril|sartan|olol|dipine|dipino|gliptin[a]?|gliflozin[a]?|xaban|statin|statins|estatina*|thyroxine|"
    "tiroxina|tiracetam)|keppra|inhaler|inhalador|t2|t1|type (?:1|2)|tipo (?:1|2)|diabet*|asma|asmatic*|asthma*|"
    "ramipril|losartan|enalapril|metformin*|bp (?:is |sitting |around |at |of )+\\d+|"
    "(?:high|raised|controlled) (?:bp|pressure)|presion (?:alta|arterial|controlada)|la (?:tension|presion) (?:\\w+ "
    ")?(?:alta|controlada)|enfermedad (?:renal|cardiaca|del rinon|coronaria)|rinon (?:unico|solo)|un (?:solo )?rinon|"
    "kidneys?(?: (?:disease|failure|issue*|problem*|function))|stents?|angioplast*|valvula*|bypass|rehabilitacion "
    "cardiaca|cardiac rehab|heart (?:op|surgery|valve|attack)|infarto (?:hace|en)|osteopeni*|osteoporos*|epileps*|"
    "epileptic*|seizure free|copd|epoc|tca|anorexia|bulimia|eating disorder|sop|ovario poliquistic*|crohn|colitis|"
    "celiac*|coeliac|hashimoto|lupus|esclerosis|parkinson|migran*|marcapaso*|fibrilacion|ictus hace|stroke (?:\\d|"
    "two|three|last)|cancer survivor|mastectom*|quimio|hemofil*|gota",
    "mine": "soy|ser|somos|on|con|take|tomo|have|had|got|diagnosed|im|years?|mum|mom|dad|madre|padre|mama|papa|yo|since|"
    "desde|pusieron|operaron|free|readings|discharged|alta|here|steady|good|leve*|ligh*|controlad*|survivor",
    "pregnancy_words": "(?:1\\d|2\\d|3\\d|[4-9]) weeks(?= (?:and (?:my )?(?:midwife|doctor|ob)|preg*|gone|along|doctor "
    "happy|dr happy|"
    "all good|today and))|(?:con|de|llevo) (?:[6-9]|1\\d|2\\d|3\\d) semanas|weeks since (?:the |my )?(?:baby|birth|c "
    "?section|delivery)|(?:since|after) (?:the |my )?(?:baby|birth|delivery|c ?section)|had (?:a|my|the) baby|new "
    "mum|new mom|(?:my|the|baby) bump|bump (?:hurts?|aches?|is|feels?|gets|grows|growing)|midwife|matrona|ginecolog* "
    "(?:contenta|ok|me deja|dice que si)|parto|part[oi]|di a luz|recien "
    "parida|puerperio|lactan*|dando (?:el )?pecho|embaraz*|gestacion|ttc|ivf|antenatal|prenatal",
    "site": "isquio*|isquiotibial*|cuadricep*|trapecio|lumbago|cintura|muneca*|dedo gordo|rotula|menisco*|tendon*|"
    "pantorrilla*|sartorio|psoas|abductor*|aductor*|bicep*|hammy|hammies|glutes?|piriformis|lower back|kneecap|"
    "kneecaps|big toe|forearm|trap|traps|tfl|si joint|jaw joint|plantar|arco del pie|planta del pie|hombr*|rodill*|"
    "tobill*|cervical*|dorsal*|costado|pubis",
    "mild_hurt": "grumbl*|niggl*|cranky|grump*|twing*|complain*|playing up|achy|tender|tir[ao]n*|me tira|tira un poco|carg*|"
    "molest*|fastidi*|pinz*|resent*|sobrecarg*|irrit*|inflam*|chasque*|cruj*|rigid*|tocad[oa]|delicad*|toc[oa]d*|"
    "dol(?:er|ido|orid*)|doli*|punzad*|latig*|quej*",
    "injury_word": "shin splint*|tendin*|tennis elbow|golfer* elbow|runner* knee|itb|periostitis|epicondil*|lumbalg*|condromal*|"
    "bursit*|capsulit*|frozen shoulder|sprain*|pulled (?:my |a )?(?:\\w+ )?(?:muscle|calf|quad|groin|hammy|"
    "hamstring)|sobrecarga muscular|esguinc*|tiron muscular|rotura fibrilar (?:hace|curada|recuper*)|old (?:knee|"
    "back|shoulder|ankle)|manguito|spondyl*|espondil*|protrusion",
    "cold": "sniffle*|sneez*|runny|blocked nose|bunged up|head cold|a cold|sore throat|moco*|estornud*|resfriad*|constip*|"
    "catarr*|anginas|garganta|gripe|griposo|nariz tapada|congestionad*|destemplad*|tos leve|un poco de tos|tos|under "
    "the weather|covid|covid hace|stomach bug|gastro*|faringit*|sinusit*",
    "cold_ctx": "just|only|bit of|solo|poco|leve|algo de|estoy|ando|pille|agarre|cogi|got|caught|coming down",
    "heat_day": "(?:3[2-9]|4\\d) (?:grados|degrees|c|celsius|centigrados)|ola de calor|heat ?wave|(?:3[2-9]|4\\d)c|(?:9\\d|"
    "10\\d) degrees|calor(?:on|azo)|canicula|hottest day",
    "doms": "agujet*|doms|sore from|muy adolorid*|adolorid* de|legs (?:are )?(?:wrecked|destroyed|trashed|toast)|(?:quads|"
    "legs|glutes|hammies|chest|arms|back|calves|abs) (?:\\w+ )?(?:wrecked|destroyed|trashed|toast|in bits|sore)|"
    "molid[oa]|machacad[oa]|dolor muscular|musculos (?:\\w+ )?(?:adolorid*|cargados)|piernas (?:\\w+ )?(?:cargadas|"
    "molidas|machacadas|tiesas)",
    "deficit": "perder (?:\\w+ ){0,3}(?:kilo*|kg|peso|barriga|grasa)|bajar (?:\\w+ ){0,3}(?:kilo*|kg|peso|barriga|panza|grasa)|"
    "rebajar|quitarme (?:\\w+ )?(?:kilos|barriga|panza|michelin*)|adelgac*|lose (?:\\w+ ){0,4}(?:kilo*|kg|lbs?|"
    "pounds|stone|weight|fat)|drop (?:\\w+ ){0,3}(?:kilo*|kg|lbs?|pounds|stone|weight)",
    "train_ask": "cuant*|ok\\?|yes or no|swap*|options|ideas|easy|suave|ruedo|nado|salgo|toca|hoy|today|tomorrow|manana|again|"
    "otra vez|yoga|hiit|spin|gym|pilates|swimming|walking|jog|lift|weights|rutina|plan|split|fuerza|cardio|series",
}
WORDS: dict[str, str] = {
    "postnatal": "(?:weeks|months|semanas|meses) (?:since|after|post|desde|despues de|de) (?:\\w+ )?(?:baby|birth|"
    "parto|cesarea|c "
    "?section|dar a luz)|(?:gave birth|baby was born|had (?:my|our|the|a) baby|had a c ?section) (?:\\w+ ){0,4}(?:days?|weeks?|"
    "months?) ago|"
    "(?:di a luz|nacio mi (?:bebe|hij[oa])|tuve (?:a )?mi (?:bebe|hij[oa])|mi (?:bebe|hij[oa]) nacio) hace",
}
RULES: tuple[Rule, ...] = (
    Rule("PL-22", "C", "pregnant", ("postnatal",), keeps_past=True),
    Rule("PL-29", "C", "condition", ("bmi_35",)),
    Rule("PL-20", "C", "older", ("old",), keeps_past=True),
)
