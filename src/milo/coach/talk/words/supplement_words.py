"""The sentences of answers about supplements (replies.supplements), in English and Spanish.  Source: nutrition.md 3.9."""

from __future__ import annotations

NEEDS_EN: dict[str, str] = {
    "need.vegan": "Who eats vegan has to take vitamin B12 as a supplement: plants give none that counts, and a lack builds up "
    "slowly and unnoticed.{adults} Your pharmacist or doctor knows which product.",
    "need.vegan_adults": " Adults need {amount} a day.",
    "need.vegan_more": "On a vegan diet, have a doctor or dietitian look at iodine, calcium, vitamin D, zinc, selenium, "
    "omega-3 and "
    "iron as well.",
    "need.vegetarian": "Who eats vegetarian gets vitamin B12 from milk, yogurt, cheese and eggs. With little of them take a "
    "supplement, as who eats vegan has to; a blood test shows how it stands. Iron, zinc, iodine and omega-3 are worth a look too.",
    "need.pregnant": "In pregnancy your midwife or doctor decides what you take: ask about folic acid, iron, iodine and vitamin D "
    "soon, and take no vitamin A without their word, since too much of it harms the unborn child.",
    "need.nursing": "While you breastfeed, ask your midwife or doctor which supplements you take; I give no amounts then.",
    "need.older": "With age vitamin B12 and vitamin D run short more often: have both measured, and "
    "supplement what "
    "your doctor finds short.",
    "need.minor": "Under age, your parents and a paediatrician decide on any supplement; I give no amounts.",
    "need.kidney": "With a kidney disease take no supplement without your doctor's word; several build up in the body.",
    "need.none": "With varied meals most healthy adults need no supplement, and Milo recommends none for training. It is "
    "otherwise for some: who eats vegan has to take vitamin B12, in pregnancy your midwife or doctor decides, and what a "
    "blood test shows "
    "to be short is made up on a doctor's word.",
    "need.others": "For anything else varied meals do, and Milo recommends no supplement for training.",
    "need.care": "Take tested products only; with medicines or a condition, ask your doctor or pharmacist first.",
    "need.of": "{what}: adults need {amount} a day, food included; more than {most} a day is too much.",
    "need.of_open": "{what}: adults need {amount} a day, food included.",
    "need.iron": "Iron as a supplement only after a blood test of ferritin: too much of it harms.",
    "need.vit_a": "Vitamin A as a supplement never in pregnancy or when one may begin, unless a doctor says so.",
    "need.omega_3": "With anticoagulants ask your doctor first.",
    "need.magnesium": "Magnesium from supplements: no more than {most} a day, since more may cause diarrhoea.",
    "nutrient.b12": "Vitamin B12", "nutrient.b6": "Vitamin B6", "nutrient.vit_d": "Vitamin D", "nutrient.vit_a": "Vitamin A",
    "nutrient.iron": "Iron", "nutrient.calcium": "Calcium", "nutrient.iodine": "Iodine", "nutrient.zinc": "Zinc",
    "nutrient.magnesium": "Magnesium", "nutrient.selenium": "Selenium", "nutrient.folate": "Folate",
    "nutrient.omega_3": "Omega-3 (EPA and DHA)",
    "need.both": "{women} (women) or {men} (men)",
}  # fmt: skip

NEEDS_ES: dict[str, str] = {
    "need.vegan": "Quien come vegano tiene que tomar vitamina B12 como suplemento: las plantas no dan ninguna que cuente, y "
    "la falta "
    "se acumula despacio y sin notarse.{adults} Tu farmacéutico o tu médico sabe qué producto.",
    "need.vegan_adults": " Un adulto necesita {amount} al día.",
    "need.vegan_more": "En una dieta vegana, que un médico o dietista mire también yodo, calcio, vitamina D, zinc, selenio, "
    "omega-3 "
    "y hierro.",
    "need.vegetarian": "Quien come vegetariano saca la vitamina B12 de la leche, el yogur, el queso y los huevos. Si tomas poco de "
    "ellos, toma un suplemento, como tiene que hacer quien come vegano; un análisis dice cómo está. El hierro, el zinc, el "
    "yodo y el "
    "omega-3 también merecen una mirada.",
    "need.pregnant": "En el embarazo decide tu matrona o tu médico qué tomas: pregunta pronto por el ácido fólico, el "
    "hierro, el yodo "
    "y la vitamina D, y no tomes vitamina A sin su permiso, porque demasiada daña al bebé.",
    "need.nursing": "Mientras das el pecho, pregunta a tu matrona o a tu médico qué suplementos tomas; entonces no doy cantidades.",
    "need.older": "Con la edad la vitamina B12 y la vitamina D faltan más a menudo: que te midan "
    "las dos, "
    "y suplementa lo que tu médico vea que falta.",
    "need.minor": "Si eres menor de edad, deciden tus padres y un pediatra sobre cualquier suplemento; no doy cantidades.",
    "need.kidney": "Con una enfermedad del riñón no tomes suplementos sin permiso de tu médico; varios se acumulan en el cuerpo.",
    "need.none": "Con comidas variadas la mayoría de adultos sanos no necesita suplementos, y Milo no recomienda ninguno para "
    "entrenar. Para algunos es distinto: quien come vegano tiene que tomar vitamina B12, en el embarazo decide tu matrona o tu "
    "médico, y lo que un análisis muestra que falta se repone cuando lo dice un médico.",
    "need.others": "Para lo demás bastan comidas variadas, y Milo no recomienda suplementos para entrenar.",
    "need.care": "Toma solo productos analizados; con medicinas o una enfermedad, pregunta antes a tu médico o farmacéutico.",
    "need.of": "{what}: un adulto necesita {amount} al día, contando la comida; más de {most} al día es demasiado.",
    "need.of_open": "{what}: un adulto necesita {amount} al día, contando la comida.",
    "need.iron": "Hierro como suplemento solo después de un análisis de ferritina: demasiado hace daño.",
    "need.vit_a": "Vitamina A como suplemento nunca en el embarazo ni cuando puede empezar uno, salvo que lo diga un médico.",
    "need.omega_3": "Con anticoagulantes, pregunta antes a tu médico.",
    "need.magnesium": "Magnesio en suplementos: no más de {most} al día, porque más puede dar diarrea.",
    "nutrient.b12": "Vitamina B12", "nutrient.b6": "Vitamina B6", "nutrient.vit_d": "Vitamina D", "nutrient.vit_a": "Vitamina A",
    "nutrient.iron": "Hierro", "nutrient.calcium": "Calcio", "nutrient.iodine": "Yodo", "nutrient.zinc": "Zinc",
    "nutrient.magnesium": "Magnesio", "nutrient.selenium": "Selenio", "nutrient.folate": "Folato",
    "nutrient.omega_3": "Omega-3 (EPA y DHA)",
    "need.both": "{women} (mujeres) o {men} (hombres)",
}  # fmt: skip
