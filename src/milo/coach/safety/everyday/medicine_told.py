"""A medicine of every day that somebody takes, or that their doctor changed, is told and not asked for: care, and no refusal.

Only the medicines named here, and only where nothing else is said: a dose that is asked about, a drug for sport or for weight, and
any word more are judged as they stand.
"""

from __future__ import annotations

import re

from milo.vocabulary.patterns import late

SAID = {False: "i am on amlodipine", True: "tomo amlodipine"}
"""What such a message is judged as: a medicine that is merely mentioned."""
SAID_LOWERING = {False: "i have type 1 diabetes", True: "tengo diabetes tipo 1"}
"""The same of insulin and of what makes the body give more of it: who takes it and then feels shaky may be low (RF-17)."""
_LOWERING = late(r"\b(?:insulina?|gliclazid[ae])\b")
_MEDICINE = (
    r"(?:(?:\w+pril|\w+sartan|\w+olol|\w+dipin[eoa]?|(?:atorva|simva|rosuva|prava)statina?|statins?|estatinas?|metformina?|"
    r"gliclazid[ae]|"
    r"sitagliptina?|insulina?|levothyroxine|levotiroxina|eutirox|thyroxine|antidepressants?|antidepresivos?|sertralin[ae]|"
    r"fluoxetin[ae]|escitalopram|citalopram|"
    r"paroxetin[ae]|"
    r"venlafaxin[ae]|mirtazapin[ae]|lamotrigin[ae]|levetiracetam|valproate|salbutamol|albuterol|ventolin|seretide|symbicort|"
    r"montelukast|"
    r"prednison[ae]|prednisolone|omeprazole?|pantoprazole?|warfarin|sintrom|apixaban|rivaroxaban|clopidogrel|aspirina?|allopurinol|"
    r"alopurinol|cetirizin[ae]|loratadin[ae]|finasterid[ae]|methotrexate|metotrexato|antibiotics?|antibioticos?|amoxicilina?|"
    r"amoxicillin|ibuprofen[oe]?|paracetamol|acetaminophen|"
    r"naproxen[oe]?|tylenol|"
    r"(?:blood pressure|thyroid|asthma|diabetes|heart|cholesterol|epilepsy|allergy) (?:pills?|tablets?|medicines?|medication|meds)|"
    r"(?:pastillas?|medicina|medicacion|medicamentos?) (?:de|para) (?:la |el )?(?:tension|presion|tiroides|asma|diabetes|"
    r"corazon|colesterol|"
    r"epilepsia|alergia)|beta[ -]?blockers?|betabloqueantes?|blood thinners?|anticoagulantes?|antihistamin(?:es?|icos?)|"
    r"(?:the |an? |my )?(?:asthma |blue |brown )?inhaler|(?:the |la )?(?:contraceptive |birth control )?(?:pill|"
    r"pildora anticonceptiva)|hrt)"
    r"(?: (?:pills?|tablets?|inhaler))?)"
)
_ARTICLE = (
    r"(?:(?:a|an|the|my|some|daily|baby|(?:a )?(?:low|small|tiny|usual|daily)[ -]dose(?: of)?|el|la|los|las|mi|mis|un|una|unas|"
    r"(?:una )?dosis (?:baja|minima|pequena|diaria) de|(?:una )?baja dosis de) )*"
)
_FOR = (
    r"(?:,? (?:until|hasta(?: el)?) (?:\w+)|,? (?:for|para|por) (?:my |the |mi |la |el )?(?:high )?(?:blood pressure|bp|thyroid|"
    r"asthma|diabetes|heart|cholesterol|"
    r"an? (?:\w+ )?(?:tooth|infection|abscess|throat|chest infection|uti|ear|sinus(?:es)?)|tooth|sinus(?:es)?|sore throat|"
    r"una? (?:\w+ )?(?:muela|infeccion|flemon|otitis|cistitis|sinusitis)|muela|garganta|"
    r"depression|anxiety|back|knee|shoulder|ankle|hip|headaches?|cramps|pain|dolor|"
    r"epilepsy|allerg(?:y|ies)|hay fever|reflux|tension(?: alta)?|presion(?: alta)?|tiroides|asma|corazon|colesterol|espalda|"
    r"rodilla|hombro|tobillo|cadera|colicos|depresion|"
    r"ansiedad|"
    r"epilepsia|alergia|reflujo)|,? (?:every|each|in the|cada|todas las|por las?|a la) (?:day|mornings?|evenings?|nights?|dia|"
    r"mananas?|noches?)|"
    r",? (?:daily|once a day|twice a day|diari[oa]|a diario|una vez al dia|\d+(?:[.,]\d+)? ?(?:mg|mcg|units|unidades)))*"
)
_JUST_SAID = (
    r"(?:,? (?:(?:and|so|y|please|por favor) )*(?:i think|i guess|creo|just (?:saying|so you know)|just for your records|for your "
    r"(?:records|notes|information)|fyi|no side effects|sin efectos secundarios|"
    r"(?:you can |can you )?(?:put|note|write|add|keep|save|log) (?:that|it|this)(?: down)?(?: (?:in|into|to|on) (?:my|the) "
    r"(?:notes?|profile|records?|file))?|(?:that )?goes in (?:the|my) notes?(?: bit)?|solo (?:para|por) que (?:lo (?:tengas|"
    r"sepas)|conste)|"
    r"para que (?:lo (?:tengas|sepas)|conste)|por si acaso|"
    r"(?:apuntalo|anotalo|guardalo|ponlo)(?: en (?:mi|mis|el|las) (?:perfil|notas?))?|"
    r"(?:since|for) (?:years|ages|\d+ years)|(?:desde )?hace (?:anos|mucho|\d+ anos)))*"
)
"""What is said beside a medicine that is only to be known: that it is, and that it may be noted."""
_TRAINS = (
    r"(?:,? (?:and |so |y )?(?:(?:can|may|should|could) i (?:still )?|(?:is it|its) (?:ok|okay|fine|safe) to (?:still )?)"
    r"(?:train|run|lift|swim|ride|work ?out|exercise|go to the gym)(?: (?:today|tomorrow|tonight|as (?:normal|usual)|normally))?|"
    r",? (?:y )?(?:puedo|debo|se puede) (?:entrenar|correr|nadar|ir al gimnasio|hacer ejercicio)(?: (?:hoy|manana|normal|igual))?|"
    r",? entreno(?: (?:hoy|igual|normal))?)?"
)
"""Whether one may train with it: answered within what the medicine asks for, and no wish to change it."""
_TAKES = late(
    rf"(?:(?:hi|hey|ok|so|by the way|also|and|hola|oye|por cierto|tambien|y),? )*(?:(?:i )?(?:also |now )?(?:take|am on|m on|"
    rf"am taking|m taking|"
    rf"use|was put on|was prescribed|started|have started)|im (?:on|taking)|(?:yo )?(?:tambien |ahora )?(?:tomo|uso|"
    rf"estoy tomando|estoy con|"
    rf"me han recetado|me recetaron|empece con)) {_ARTICLE}{_MEDICINE}{_FOR}(?:(?:,| and| y| e|"
    rf", and) {_ARTICLE}{_MEDICINE}{_FOR})*{_JUST_SAID}{_TRAINS}[ .!?]*"
)
_BEFORE = r"(?:(?:hi|hey|ok|so|by the way|just so you know|hola|oye|por cierto|para que sepas),? )*"
_WHEN = (
    r"(?:,? (?:today|yesterday|this week|last (?:week|month)|on monday|recently|a (?:week|month) ago|(?:\d+|two|three) (?:days|"
    r"weeks|"
    r"months) ago|hoy|ayer|esta semana|la semana pasada|el mes pasado|"
    r"hace (?:poco|una semana|un mes|(?:\d+|dos|tres) (?:dias|semanas|meses))))*"
)
_DOSE = r"(?: (?:from|to|de|a|hasta) \d+(?:[.,]\d+)? ?(?:mg|mcg|g|ml|units|unidades|ui)(?: (?:a day|daily|al dia|diarios))?)*"
_DOCTOR = late(
    rf"{_BEFORE}(?:(?:(?:my|the) )?(?:doctor|doc|gp|dr|cardiologist|specialist|nurse|consultant|psychiatrist|"
    rf"endocrinologist) (?:has |"
    rf"have |just )*"
    r"(?:raised|increased|upped|lowered|reduced|halved|doubled|changed|adjusted|stopped|switched|prescribed|put me on|took me off|"
    rf"started me on)(?: me)?(?: dose of)? {_ARTICLE}(?:new )?(?:dose of )?{_MEDICINE}(?: dose| dosage)?|"
    r"(?:el|la|mi) (?:medic[oa]|doctora?|cardiolog[oa]|especialista|enfermer[oa]|psiquiatra|endocrin[oa]) (?:me )?(?:ha )?"
    r"(?:subido|subio|bajado|bajo|cambiado|cambio|aumentado|aumento|reducido|redujo|quitado|quito|recetado|receto|puesto|puso|"
    r"ajustado|"
    rf"ajusto) {_ARTICLE}(?:nuev[oa] )?(?:dosis (?:de(?: la| el)?|del) )?{_MEDICINE}){_DOSE}{_WHEN}{_JUST_SAID}[ .!]*"
)
_SUPPLY = late(
    rf"{_BEFORE}(?:i have )?{_ARTICLE}(?:{_MEDICINE}|(?:insulin )?pens?|test strips|tiras|plumas?(?: de insulina)?)(?: pens?)? "
    r"(?:are|is|will be|is going to be|son|es|sera|seran|alcanzan?|llegan?|bastan?) (?:(?:enough|suficientes?) )?(?:for|para) "
    r"(?:the |a |my |el |la |los |mi |un |una )?"
    r"(?:\w+ (?:days?|weeks?) (?:away|abroad)|trip|journey|flight|holidays?|weekend|camp|week|month|"
    r"viaje|vuelo|vacaciones|fin de semana|semana|mes|campamento)(?: away)?[ .!]*"
)
"""That a medicine suffices for a trip tells a stock of it, and no wish to take it all."""


def medicine_told(read: str) -> str | None:
    """What a message is judged as that tells of a medicine, or of a doctor's change of it, and nothing else; else None.

    read: a message in plain letters, without apostrophes.

    >>> medicine_told("i take ramipril for my blood pressure"), medicine_told("my doctor raised my ramipril to 10 mg last week")
    ('i am on amlodipine', 'i am on amlodipine')
    >>> medicine_told("i take insulin")
    'i have type 1 diabetes'
    >>> medicine_told("should i raise my ramipril to 10 mg"), medicine_told("i take 40 metformin")
    (None, None)
    """
    if all(one.fullmatch(read) is None for one in (_TAKES, _DOCTOR, _SUPPLY)):
        return None
    said = SAID_LOWERING if _LOWERING.search(read) else SAID
    return said[re.search(r"\b(?:tomo|uso|estoy|me|el|la|mi|empece|ha)\b", read) is not None]
