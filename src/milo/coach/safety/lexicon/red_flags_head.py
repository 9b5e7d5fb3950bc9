"""Red flags of head, heat and water: words in English and Spanish, and the rules over them (RF-05 to RF-09, RF-20, SN-25).

Notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "face": "face|mouth|smile|eyelid|cheek|cara|boca|sonrisa|rostro",
    "droop": "(?:isnt|is not|not|wont|stopped|doesnt) mov*|no se mueve|droop*|dropo*|drop(?:s|ped|p?ing)|sagg*|lopsided|"
    "crooked|numb*|paraly*|hanging|slack|uneven|wont move|cai(?:d[oa]|da)|cae|torcid*|dormid*|parali*|desviad*|"
    "acorch*",
    "stroke_words": "(?:one|right|left) side of (?:my|his|her|the) (?:face|body|mouth) _ (?:weak|numb*|droop*|heavy|limp|"
    "dead|wont|gone|tingl*|drop*|feels)|se (?:me |le )?cae (?:un lado|media|la mitad) de la (?:cara|boca)"
    "|(?:media cara|un lado de la cara|lado (?:derecho|izquierdo) de la cara|medio cuerpo|un lado del cuerpo)"
    " _ (?:dormid*|caid*|paraliz*|debil|no|sin)"
    "|having a (?:stroke|seizure|fit)|mini stroke|dando un (?:ictus|derrame)",
    "limb": "arm|arms|leg|legs|hand|side|foot|limb*|brazo*|pierna*|mano|lado|pie",
    "one_side": "left|right|one|derech*|izquierd*|un lado|una|half",
    "weak": "weak*|numb*|heavy and|dead|limp|paraly*|cant (?:move|lift|raise|feel)|cannot (?:move|lift|raise|feel)"
    "|wont move|gave way|tingl*|debil*|dormid*|parali*|acorchad*|no (?:puedo mover|puedo levantar|siento|"
    "muevo|me responde)|sin fuerza|hormigu*",
    "sudden": "sudden*|all of a sudden|out of nowhere|just now|right now|abrupt*|de repente|de golpe|de pronto|repentin*|"
    "subit*|acaba de",
    "speech": "(?:speech|words|talking|speaking) _ (?:slur*|jumbl*|garbl*|mixed up|wrong|muddled|wont come|not coming|"
    "funny|strange|weird|scrambl*)|slur* (?:my |his |her )?(?:speech|words)|slurr(?:ed|ing)|(?:cant|cannot|"
    "cant seem to|struggling to|couldnt) (?:speak|talk|find (?:my|the) words|get (?:my )?words out|form "
    "words|say words)|talking gibberish|no (?:me|le) salen las palabras|no puedo hablar|hablo (?:raro|mal)"
    "|habla (?:raro|enredad*|arrastr*)|(?:arrastro|trabo|enredo) las palabras|me cuesta hablar|se me traba "
    "la lengua",
    "worst_headache": "worst (?:\\w+ )?(?:headache|head pain|migraine)|thunderclap|(?:sudden*|explosive|explod*|out of nowhere)"
    " _ headache|headache _ (?:sudden*|out of nowhere|like an explosion|exploded|worst|like a (?:hammer|"
    "bang|thunder*))|head (?:feels like it )?explod*|(?:peor|mas fuerte) (?:dolor de cabeza|cefalea|jaqueca)"
    "|dolor de cabeza _ (?:de mi vida|repentin*|subit*|de golpe|de repente|brutal|explosiv*)|cefalea _ "
    "(?:subit*|repentin*|de golpe)|me estalla la cabeza",
    "seizure": "seizure*|convuls*|had a fit|having a fit|fitting|jerking all over|shaking uncontrollabl*|ataque epileptico|"
    "crisis epileptica",
    "seizure_old": "medication for seizures|seizure free|epilep(?:tic|sy) (?:controlled|well)",
    "vision_loss": "(?:cant|cannot|couldnt) see (?:out of|from|with|on|in) (?:one|my|the) _ (?:eye|side)|(?:lost|losing|"
    "loss of) (?:my |the )?(?:vision|sight)|suddenly (?:went )?blind|gone blind|vision (?:has )?gone|curtain "
    "over my eye|perd(?:i|ido|iendo) (?:la )?(?:vista|vision)|no veo (?:por|de|con) (?:un|el) ojo|ciego "
    "de repente",
    "head": "heads?|skull|temple|helmet|forehead|cabeza|craneo|casco|frente|nuca|sien",
    "blow": "took a|knee to|to the|thump*|clobber*|clonk*|me (?:he )?(?:di|dado)|hit|hits|bang*|knock(?:ed)? (?!out)"
    "|whack*|bump*|smack*|struck|elbow*|kicked|kick to|headbutt*|head butt*|clash*|crack(?:ed)?|concuss*|"
    "punch*|fell (?:on|and)|fall|landed on|blow|crash*|got a knock|ball|dropped|golpe*|golpeo|golpee|choque|"
    "choc*|porrazo|me di|codazo|cabezazo|balonazo|conmocion*|caida|cai",
    "knocked_out": "knocked (?:me |him |her )?out|out cold|knocked unconscious",
    "concussed": "concuss*|conmocion*|headbutt*|head injury|head knock|traumatismo craneal|cabezazo|codazo en la cabeza|"
    "golpe en la cabeza",
    "head_red": "neck (?:really |is |also )?(?:hurt*|pain|ache*|stiff)|neck pain|double vision|(?:see*|seeing) (?:double|"
    "two)|tingl*|numb*|weak*|severe headache|headache _ (?:worse|worsening|growing|increasing|getting|severe|"
    "terrible|awful|unbearable)|(?:terrible|awful|splitting|pounding|growing|worsening|worse) headache|"
    "seizure*|convuls*|lost consciousness|unconscious|knocked out|out cold|black(?:ed)? out|passed out|"
    "vomit*|throwing up|threw up|being sick|puk(?:e|ed|ing)|confus*|agitat*|disorient*|(?:cant|cannot|dont|"
    "doesnt) remember|no memory|memory (?:loss|gone)|drowsy|(?:wont|cant) (?:stay|keep) awake|fluid from "
    "(?:my|his|her) (?:ear|nose)|one pupil|dolor de cuello|duele el cuello|veo doble|vision doble|hormigu*|"
    "dormid*|debil*|dolor de cabeza (?:\\w+ ){0,2}(?:peor|fuerte|intenso|va a mas|cada vez)|cada vez (?:peor|"
    "mas)|va a mas|no paro de vomitar|vomit*|perd(?:i|io) el (?:conocimiento|sentido)|desorient*|no (?:me "
    "acuerdo|recuerdo)|somnolient*|inconsciente",
    "struck": "(?:ball|elbow|knee|plate|bar|boot|fist|tackle|puck) hit (?:me|my)|(?:since|after) (?:the|a|my) (?:tackle|"
    "collision|crash|knock|fall|clash|header|punch)|got (?:hit|tackled|knocked)",
    "head_mild": "dizz*|headache|head ?ache|head (?:hurts|aches)|fogg*|nause*|light (?:sensitivity|hurts)|sensitive "
    "to light|sens* to (?:light|noise)|feel (?:off|weird|slow|odd|funny|strange|not right)|off balance|"
    "blurr*|ringing|tired|seeing stars|saw stars|dazed|groggy|stunned|lump|woozy|mare[ao]*|dolor de cabeza|"
    "duele (?:un poco )?la cabeza|aturdid*|nublad*|niebla|molesta la luz|confund*|rar[oa]|atontad*|nauseas|"
    "zumb*|chichon|duele",
    "heat": "heat|hot (?:day|weather|sun|out|outside|gym|room|car)|in the sun|degrees|sunstroke|heat ?stroke|heat "
    "exhaustion|boiling|scorching|sweltering|\\d{2} ?c (?!ore)|humid*|calor|al sol|bajo el sol|grados|bochorno|"
    "golpe de calor|insolacion|sauna|sol",
    "heat_brain": "confus*|stagger*|stumbl*|wobbl*|nonsense|collaps*|disorient*|delirious|not making sense|odd* behav*|"
    "acting (?:weird|strange|odd|drunk|funny)|seizure*|faint*|pass(?:ed|ing) out|incoherent|stopped sweating|"
    "no longer sweating|not sweating|dont know where|doesnt know where|talking rubbish|babbling|slurr*|"
    "cant (?:walk|stand|think) straight|desvar*|delir*|tambale*|confund*|confus*|desorient*|incoheren*|"
    "desmay*|desplom*|convuls*|no suda|deje de sudar|he dejado de sudar|no dice cosas con sentido|dice "
    "cosas raras|cosas sin sentido|tropiez*|se cae",
    "hot_skin": "(?:skin|body|he|she|forehead) _ (?:burning|boiling|hot|very hot)|piel (?:\\w+ )?(?:ardiendo|caliente|quema)",
    "drank": "dr(?:a|u|i)nk* _ _ (?:lit(?:er|re)s?|gallons?|l|bottles|water|loads|tons|lots|so much|every (?:aid "
    ")?station|too much|a lot|huge|heaps)|overdrank|over ?hydrat*|too much water|gallons|litres of water|"
    "liters of water|beb(?:i|ido|iendo|io) _ _ (?:litros|agua|much*|demasiad*|l)|litros de agua|demasiada "
    "agua|much(?:a|isima) agua",
    "hypo_signs": "vomit*|throwing up|threw up|puk*|being sick|confus*|puffy|swollen (?:hands|fingers|rings)|(?:hands|"
    "fingers|face) _ (?:swollen|puffy|swell*)|rings (?:are )?(?:tight|stuck)|seizure*|bang* head|splitting "
    "head|pounding head|disorient*|bloated and|muddled|vomit*|hinchad*|confus*|desorient*|convuls*|aturdid*",
    "fever": "fever*|temperature|chills|febrile|fiebre|calentura|febril|escalofrios|temperatura",
    "chest_ill": "chest (?:\\w+ ){0,2}(?:rattl*|cough|infection|congest*|wheez*|phlegm*|mucus|crackl*|cold|bad|heavy|"
    "tight|hurts)|cough* _ (?:phlegm|blood|green|up)|chesty|lungs|bronchitis|pneumonia|breathless*|chest|"
    "tos (?:\\w+ )?(?:con|fea|fuerte|flemas)|flemas|bronquitis|neumonia|pecho (?:\\w+ )?(?:cargado|tomado|"
    "congestionado|cogido)|pecho",
    "mask_air": "co2|carbon dioxide|mask|mascara|mascarilla|dioxido",
    "air_signs": "dizz*|confus*|faint*|light ?headed|woozy|drowsy|muddled|headache|mare[ao]*|confund*|desmay*|aturdid*|"
    "me duele la cabeza|dolor de cabeza",
    "mask_lips": "blue",
    "confused_alone": "(?:suddenly|really|very|so|feel|feeling|im|am|is|hes|shes|getting) (?:\\w+ )?(?:confused|disoriented)"
    "|dont know where i am|doesnt know (?:where|who)|estoy (?:muy )?(?:confus[oa]|desorientad[oa])|no se "
    "donde estoy|(?:esta|se siente) desorientad*",
    "confused_about": "confused (?:about|by|with|between|which|what|on|as|over|how)|confus[oa] (?:con|sobre|entre|por)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "RF-05",
        "E0",
        "stroke",
        (
            "face~5~droop & !dental",
            "stroke_words",
            "limb~4~weak & one_side & sudden",
            "limb~4~weak~12~face",
            "speech",
            "worst_headache",
            "seizure & !seizure_old",
            "vision_loss",
            "limb~3~weak & speech",
            "sudden~6~weak~6~limb",
            "face~12~weak",
        ),
    ),
    Rule(
        "RF-06",
        "E0",
        "head_red",
        ("head~6~blow & head_red", "concussed & head_red", "head~3~fall_on & head_red", "knocked_out & !knocked_slang"),
    ),
    Rule(
        "RF-07",
        "E1",
        "head_mild",
        ("head~6~blow & head_mild", "concussed & head_mild", "concussed & !cleared_head", "head_mild & struck & head_hurts"),
    ),
    Rule("RF-08", "E0", "heat", ("heat & heat_brain & !confused_about", "hot_skin & heat_brain", "temp_40 & heat_brain")),
    Rule("RF-09", "E0", "water", ("drank & hypo_signs & !alcohol",)),
    Rule("RF-05", "E0", "stroke", ("confused_alone & !confused_about",)),
    Rule("SN-25", "E0", "air", ("mask_air~14~air_signs & !mask_talk", "mask_air~14~air_brain")),
    Rule("RF-20", "E1", "fever", ("temp_39", "fever & chest_ill & !temp_low_only")),
)

WORDS |= {
    "dental": "dentist|dentista|emoji",
    "head_hurts": "headache|head (?:hurts|aches)|fogg*|light sensitivity|sensitiv* to light|dazed|dolor de cabeza|mare[ao]*",
    "fall_on": "land*|fell|fall",
    "knocked_slang": "knocked (?:it )?out (?:of the|my|a|the|some|all)|knocked out (?:a|the|my|some|all|\\d)",
    "cleared_head": "clear* (?:me )?(?:fully|completely)|(?:doctor|cleared|dado|alta)",
    "alcohol": "beer*|wine|cerveza*|vino",
    "mask_talk": "face mask advert|(?:how much|cuanto) (?:co2|carbon dioxide|dioxido de carbono) (?:\\w+ ){0,4}(?:makes (?:you|"
    "people|"
    "someone)|marea|es (?:peligros[oa]|toxic[oa]|segur[oa])|is (?:dangerous|toxic|too much|safe))",
    "air_brain": "confus*|faint*|confund*|desmay*",
    "temp_low_only": "runny nose only",
}
