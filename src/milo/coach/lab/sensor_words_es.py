"""The Spanish sentences of the sensor rules, by template."""

from __future__ import annotations

SPANISH: dict[str, str] = {
    "outside": "está fuera del rango con el que trabaja esta aplicación",
    "local_number": "número de emergencias de tu país",
    "E0.first": "Para ahora y llama al {call}.",
    "E0.last": "No te quedes a solas y no conduzcas. Esta sesión queda bloqueada.",
    "E1.last": (
        "Habla hoy con un médico; hasta entonces no entrenes, y esa parte de tu plan queda bloqueada. Si aparece dolor en "
        "el pecho, desmayo, confusión o mucha falta de aire, llama enseguida al {call}."
    ),
    "unit.spo2_pct": "%",
    "unit.heart_rate_bpm": "latidos por minuto",
    "unit.respiration_rate": "respiraciones por minuto",
    "unit.co2_ppm": "ppm",
    "unit.ecg_mv": "mV",
    "name.spo2_pct": "saturación de oxígeno",
    "name.systolic_mmhg": "presión arterial",
    "name.glucose_mg_dl": "glucosa",
    "reason.missing": "el sensor no envió ningún valor",
    "reason.no_contact": "el sensor no tiene buen contacto",
    "reason.poor_quality": "la señal es demasiado débil o inquieta",
    "reason.settling": "no te muevas; hace falta un minuto estable",
    "reason.unsteady": "el valor aún se mueve",
    "reason.silent": "no llega nada del sensor",
    "reason.bad_clock": "el reloj del sensor no tiene sentido",
    "reason.bad_quality": "lo que el sensor dice de su calidad no tiene sentido",
    "reason.bad_context": "la situación en que se midió no tiene sentido",
    "reason.not_a_number": "lo que llegó no es un número",
    "reason.out_of_range": "ningún sensor que funcione da este valor",
    "reason.unknown_quantity": "nadie conoce este tipo de valor",
    "S-0": "Sin lectura válida: {reason}. Revisa el sensor y mide otra vez.",
    "S-0.wait": "Aún sin lectura válida: {reason}.",
    "recheck.due": (
        "Toca medir otra vez y no se ha hecho: {name}. Siéntate sin moverte y mide ahora. Si te encuentras mal, llama al {call}."
    ),
    "S-1.pause": "Pausa: sin lectura válida, {reason}. Baja el ritmo y revisa el sensor.",
    "S-1.stop": (
        "Para la prueba: sin lectura válida, {reason}. Baja el ritmo, descansa y arregla el sensor antes de empezar de nuevo."
    ),
    "S-2.E0": "Lo que sientes cuenta más que cualquier lectura. Si llevas mascarilla, quítatela.",
    "S-2.E1": "Para. Lo que sientes cuenta más que cualquier lectura. Si llevas mascarilla, quítatela y descansa.",
    "S-2.C": ("Has dicho que te encuentras mal: hoy no entrenes. Descansa; lo que sientes cuenta más que cualquier lectura."),
    "SN-01": "Saturación de oxígeno en reposo: {value}.",
    "SN-02.recheck": (
        "{value} {outside}. Para, siéntate y descansa, calienta la mano y mide otra vez antes de una hora. Si te "
        "encuentras mal, llama al {call}."
    ),
    "SN-02.confirmed": "{value} otra vez: {outside}. Para y descansa.",
    "SN-03.recheck": (
        "{value} {outside}. Para, descansa, calienta la mano y mide otra vez enseguida. Si te encuentras mal, llama al {call}."
    ),
    "SN-03.repeated": "{value} {outside}. Siéntate y descansa.",
    "SN-04.no_range": (
        "{value}. Los límites habituales de oxígeno no valen para ti y están apagados; este sensor no dará ninguna "
        "alarma. Pide tu propio rango a quien te trata e introdúcelo."
    ),
    "SN-04.inside": "{value}, dentro del rango que te fijó tu profesional de salud ({low} a {high} %).",
    "SN-04.outside": (
        "{value} está fuera del rango que te fijó tu profesional de salud ({low} a {high} %). Para, descansa y mide otra "
        "vez; haz lo que acordasteis. Si te encuentras mal, llama al {call}."
    ),
    "SN-05.stop": (
        "{value} durante un minuto {outside}. Para, descansa cinco minutos y mide otra vez. Si te encuentras mal, llama al {call}."
    ),
    "SN-05.recovering": (
        "{value}. Sigue descansando, sin moverte ni enfriarte; a los cinco minutos se mide otra vez. Si te encuentras mal, "
        "llama al {call}."
    ),
    "SN-06.end": "{value} {outside}. Termina la sesión y descansa; en cinco minutos medimos otra vez.",
    "SN-06.recovered": (
        "De vuelta en {value}. El valor durante el esfuerzo estuvo fuera del rango con el que trabaja esta aplicación, "
        "así que hoy no entrenes más; cuéntaselo a un médico esta semana. Si aparece dolor en el pecho, desmayo, "
        "confusión o mucha falta de aire, llama enseguida al {call}."
    ),
    "SN-07.watch": "{value} a tope. Descansa en cuanto pares; miramos cómo vuelve.",
    "SN-07.recovered": (
        "De vuelta en {value} en menos de cinco minutos. Valores como el del esfuerzo máximo se ven en mucha gente entrenada."
    ),
    "SN-08": "{value} en reposo durante diez minutos {outside}. Para y descansa ahora.",
    "SN-08.symptom": "{value} {outside}, y no te encuentras bien. Siéntate y descansa.",
    "SN-09.raised": "{value} en reposo durante diez minutos {outside}. Para, descansa y mide otra vez más tarde.",
    "SN-09.ill": "{value} en reposo, muy por encima de tus {usual}, en un día en que no te encuentras bien. Para y descansa.",
    "SN-10.usual": "{value} en reposo, como sueles tener.",
    "SN-10.recheck": (
        "{value} en reposo {outside}. Para, quédate un minuto sin moverte y revisa el sensor. "
        "Si te encuentras mal, llama al {call}."
    ),
    "SN-10.new": ("{value} en reposo es nuevo en ti o no se sabe si es habitual, y {outside}. Para, descansa y revisa el sensor."),
    "SN-10.faint": "{value} {outside}, y sientes que te desmayas. Túmbate.",
    "SN-11.step": (
        "Pausa: el pulso saltó a {value}. Revisa el sensor. ¿Dolor en el pecho, mareo, palpitaciones, más falta de aire "
        "de la que explica el esfuerzo? Dilo ahora."
    ),
    "SN-11.over": (
        "Pausa: {value} durante un minuto {outside}. Revisa el sensor. ¿Dolor en el pecho, mareo, palpitaciones, más "
        "falta de aire de la que explica el esfuerzo? Dilo ahora."
    ),
    "SN-11.symptom": "El pulso está en {value} y no te encuentras bien. Siéntate y descansa.",
    "SN-12": "{value} en reposo durante dos minutos {outside}. Para y descansa.",
    "SN-12.symptom": "{value} {outside}, y no te encuentras bien. Siéntate y descansa.",
    "SN-13.recheck": "{value} {outside}. Siéntate, descansa cinco minutos y mide otra vez.",
    "SN-13.confirmed": "{value} otra vez a los cinco minutos: {outside}. Para y descansa.",
    "SN-13.symptom": "{value} {outside}, y no te encuentras bien. Siéntate y descansa.",
    "SN-14": "{value} {outside}. Nada de fuerza ni de esfuerzo intenso.",
    "SN-15": (
        "{value}: solo actividad ligera hasta que hables con un profesional de salud. Si te encuentras mal, llama al {call}."
    ),
    "SN-16.high": "{value} {outside}. Para, descansa y mide otra vez.",
    "SN-16.fall": "{value}: el valor de arriba bajó mientras subía el trabajo. Para, descansa y mide otra vez.",
    "SN-16.symptom": "{value} {outside}, y no te encuentras bien. Siéntate y descansa.",
    "SN-17.warm": "{value}: hoy no entrenes. Descansa y mide otra vez más tarde. Si te encuentras mal, llama al {call}.",
    "SN-17.far": "{value} {outside}. Para, descansa y mide otra vez.",
    "SN-17.confused": "{value} {outside}. Enfría con agua fría mientras llega la ayuda.",
    "SN-18.low": "{value}: nada de ejercicio en 24 horas. Sigue ahora tu propio plan.",
    "SN-18.day": "Una bajada del último día necesitó ayuda: nada de ejercicio hasta que pasen 24 horas. Sigue tu propio plan.",
    "SN-19.low": (
        "{value}: toma 15 g de carbohidrato rápido, descansa y mide otra vez en 15 minutos. Hoy nada a solas, en el agua "
        "ni en altura. Si te encuentras mal, llama al {call}."
    ),
    "SN-19.again": (
        "{value}, aún bajo a los 15 minutos: toma otra vez 15 g de carbohidrato rápido, descansa y mide otra vez en 15 "
        "minutos. Si te encuentras mal, llama al {call}."
    ),
    "SN-19.today": "Hoy estuvo bajo antes: nada a solas, en el agua ni en altura.",
    "SN-20.first": "{value}: toma de 15 a 30 g de carbohidrato antes de empezar.",
    "SN-20.onset": "{value}: toma carbohidrato al empezar.",
    "SN-21.ketones": "{value} con cetonas: nada de ejercicio.",
    "SN-21.test": "{value}: mide antes las cetonas, y nada de ejercicio hasta entonces. Si te encuentras mal, llama al {call}.",
    "SN-21.easy": "{value}: nada de esfuerzo intenso hasta estar por debajo de 250 mg/dL.",
    "SN-22.light": "{value} sin cetonas: solo esfuerzo ligero o moderado.",
    "SN-23": "Quítate la mascarilla ahora. El aire que inspiras tiene {mean} ppm de CO2. Si te encuentras mal, llama al {call}.",
    "SN-24.warn": (
        "El aire que inspiras tiene {value} de CO2. Ventila la mascarilla con aire fresco; diez minutos así como máximo."
    ),
    "SN-24.too_long": (
        "Quítate la mascarilla: han pasado diez minutos con tanto CO2 en el aire que inspiras ({value}). Descansa al aire fresco."
    ),
    "SN-25.high": "Quítate la mascarilla y sal de este aire ahora: {value} de CO2. Sal al exterior y descansa.",
    "SN-25.felt": "Quítate la mascarilla y sal de este aire ahora. Sal al exterior y descansa.",
    "SN-25.faint": "Quítate la mascarilla y sal de este aire.",
    "SN-26": "CO2 del aire que espiras: {value}.",
    "SN-26.over_range": ("CO2 del aire que espiras: fuera de escala. Este sensor acaba por debajo de lo que tiene una espiración."),
    "SN-27": (
        "No se sabe dónde está este sensor de CO2, así que su valor no se interpreta. Di si está en la mascarilla, en el "
        "aire espirado o en la habitación."
    ),
    "SN-28": "El trazado, su calidad y el tiempo entre latidos. Se muestra, no se interpreta.",
    "SN-29.fast": (
        "Tu peso ha bajado más deprisa de lo que planea esta aplicación. Comer más es ahora el primer paso. Si la comida "
        "o el peso te pesan, alguien de confianza o tu médico pueden ayudar."
    ),
    "SN-29.flag": (
        "Tu peso sigue bajando y nos preocupa. Aquí se detiene todo plan sobre el peso; por favor, habla esta semana con "
        "tu médico o con quienes te apoyan, y hoy si puedes. Si sientes que te desmayas o el corazón se te acelera, "
        "llama al {call}."
    ),
    "SN-30.no_deficit": (
        "Esta aplicación no te planea comer por debajo de lo que necesitas. La fuerza y la técnica son buenas metas ahora."
    ),
    "SN-30.far": (
        "Nos gustaría que hablaras con un médico en los próximos días; hasta entonces se detienen el entrenamiento y los "
        "planes sobre el peso. Si sientes que te desmayas o el corazón se te acelera, llama al {call}."
    ),
    "SN-30.same_day": (
        "Por favor, habla hoy con un médico, también si te encuentras bien; hasta entonces se detienen el entrenamiento y "
        "los planes sobre el peso. Si sientes que te desmayas o el corazón se te acelera, llama al {call}."
    ),
    "SN-30.minor": "Las preguntas sobre el peso son para tu familia y tu médico; esta aplicación no pone metas sobre él.",
}
