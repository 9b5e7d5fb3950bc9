"""Why there is no figure, or how far to trust one, in Spanish: beside each sentence of the signals, with {} where a value stands.

The keys are the sentences of signals and insight to the letter; tests/coach/test_reason_words.py finds them in the source, so that
a new one without its Spanish fails there.
"""

from __future__ import annotations

HEART = {
    "the lead was off for {} of {} s; press the electrodes on": ("un electrodo estuvo suelto {0} de {1} s; aprieta los electrodos"),
    "{} s hold no rhythm; record at least 10 s": "{0} s no dan un ritmo; graba al menos 10 s",
    "the signal never moves; check electrodes and cable": "la señal no se mueve; revisa los electrodos y el cable",
    "the signal was at the end of its range for {} s; lower the gain": (
        "la señal estuvo {0} s al final de su escala; baja la ganancia"
    ),
    "nothing in this signal is clearly a heart beat; check the electrodes and sit still": (
        "nada en esta señal es con claridad un latido; revisa los electrodos y no te muevas"
    ),
    "{} of {} s are too noisy to trust and were left out": "{0} de {1} s tienen demasiado ruido y no cuentan",
    "at least {} good intervals in a row are needed, there are {}": "hacen falta al menos {0} intervalos buenos seguidos, hay {1}",
    "at least {} intervals are needed, there are {}": "hacen falta al menos {0} intervalos, hay {1}",
    "the beats came irregularly for a while; this is no diagnosis. If it is new, talk to a clinician": (
        "los latidos fueron irregulares durante un rato; esto no es un diagnóstico. Si es nuevo, háblalo con un médico"
    ),
    "{} % of the intervals are no normal ones; above {} % no variability is given": (
        "el {0} % de los intervalos no sirve; por encima del {1} % no se da la variabilidad"
    ),
    "about {} % of the beats come early, with a pause after them; no variability is given": (
        "cerca del {0} % de los latidos llega antes de tiempo, con una pausa después; no se da la variabilidad"
    ),
    "{} % of the intervals were left out; do not decide on this value": (
        "el {0} % de los intervalos no cuenta; no decidas nada por este valor"
    ),
    "{} s of good beats are marginal, {} s are wanted": "{0} s de latidos buenos son pocos, se piden {1} s",
    "SDNN needs {} min of good beats, there are {}": "SDNN necesita {0} min de latidos buenos, hay {1}",
    "LF needs {} min of good beats, there are {}": "LF necesita {0} min de latidos buenos, hay {1}",
    "VLF and LF/HF need {} min, there are {}": "VLF y LF/HF necesitan {0} min, hay {1}",
    "variability needs at least {} s of good beats, there are {} s": (
        "la variabilidad necesita al menos {0} s de latidos buenos, hay {1} s"
    ),
    "too few normal intervals follow each other": "hay muy pocos intervalos buenos seguidos",
    "frequencies need at least {} s of good beats, there are {} s": (
        "las frecuencias necesitan al menos {0} s de latidos buenos, hay {1} s"
    ),
    "{} % of the intervals are no normal ones": "el {0} % de los intervalos no sirve",
    "the signal is too weak to trust": "la señal es demasiado débil",
    "the ECG is too noisy to trust": "el ECG tiene demasiado ruido",
    "the beats of the last minute are not clean enough": "los latidos del último minuto no son bastante limpios",
    "waiting for a few beats": "esperando unos latidos",
    "needs {} s of clean beats": "necesita {0} s de latidos limpios",
    "no beat found; check the electrodes": "no se encuentra ningún latido; revisa los electrodos",
    "no beat from the strap": "la banda no da latidos",
    "no beat in good signal": "ningún latido en señal buena",
    "too few beats": "hay muy pocos latidos",
    "SDNN needs five minutes": "SDNN necesita cinco minutos",
    "no valid reading": "sin lectura válida",
    "the signal is a single tone of {} Hz, as of the mains; check the electrodes and the ground": (
        "la señal es un solo tono de {0} Hz, como el de la red; revisa los electrodos y la toma de tierra"
    ),
    "the signal repeats itself exactly for as long as it lasts, as from a signal generator; no heart beats so evenly": (
        "la señal se repite exactamente mientras dura, como la de un generador; ningún corazón late tan igual"
    ),
    "every beat has the same shape and comes at the same interval, as from a signal generator; no heart does that": (
        "todos los latidos tienen la misma forma y llegan con el mismo intervalo, como de un generador; ningún corazón late así"
    ),
    "no reading for some seconds": "sin lectura desde hace unos segundos",
}

LIGHT = {
    "something moves in time beside the pulse; hold still": "algo se mueve a compás junto al pulso; no te muevas",
    "red and infrared hold the same light; give the two columns of the sensor": (
        "rojo e infrarrojo contienen la misma luz; da las dos columnas del sensor"
    ),
    "the light has no level, only its changes; record raw counts": (
        "la luz no trae su nivel, solo sus cambios; graba los valores crudos"
    ),
    "the pulse is too weak for a saturation; warm the hand and press less": (
        "el pulso es demasiado débil para una saturación; calienta la mano y aprieta menos"
    ),
    "the light changes more than a pulse can; hold still": "la luz cambia más de lo que puede un pulso; no te muevas",
    "the two lights do not pulse alike; hold still and keep other light off the sensor": (
        "las dos luces no laten igual; no te muevas y tapa el sensor de otra luz"
    ),
    "the ratio of the lights is not steady; hold still": "la relación entre las luces no es estable; no te muevas",
    "not enough signal yet; hold still": "aún no hay bastante señal; no te muevas",
    "not calibrated for this sensor and person; the ratio is given, no saturation": (
        "sin calibrar para este sensor y esta persona; se da la relación, no la saturación"
    ),
    "the ratio is outside what was calibrated; no valid reading": "la relación queda fuera de lo calibrado; sin lectura válida",
    "good signal for {} of {} s; hold still": "señal buena durante {0} de {1} s; no te muevas",
    "more than a quarter of the window has no samples; check the contact and the cable": (
        "falta más de un cuarto de las muestras; revisa el contacto y el cable"
    ),
    "the light does not change; is the sensor worn and its lamp on?": (
        "la luz no cambia; ¿llevas el sensor puesto y su lámpara encendida?"
    ),
    "the light stands at the end of its range; lower the lamp's current or the gain": (
        "la luz está al final de su escala; baja la corriente de la lámpara o la ganancia"
    ),
    "no pulse stands out of the noise; sit still and warm the hand": (
        "ningún pulso destaca del ruido; no te muevas y calienta la mano"
    ),
    "several rates fit equally well; no valid reading": "varias frecuencias encajan igual de bien; sin lectura válida",
    "motion covers the pulse; hold still for ten seconds or use a chest strap": (
        "el movimiento tapa el pulso; quédate quieto diez segundos o usa una banda de pecho"
    ),
    "no light from the oximeter": "no llega luz del oxímetro",
    "the oximeter gave no reading": "el oxímetro no dio lectura",
    "the oximeter gave no pulse": "el oxímetro no dio pulso",
    "the light was recorded in a way that cannot be read": "la luz se grabó de un modo que no se puede leer",
}

AIR = {
    "{} whole breaths, alignment needs {}": "{0} {0|respiración entera|respiraciones enteras}, para alinear hacen falta {1}",
    "{} whole breaths, a mean needs {}": "{0} {0|respiración entera|respiraciones enteras}, una media necesita {1}",
    "no whole breath for too long": "hace demasiado que no hay una respiración entera",
    "waiting for a few breaths": "esperando unas respiraciones",
    "not known for this breath": "no se sabe de esta respiración",
    "no flow from the mask": "no llega flujo de la mascarilla",
    "CO2 does not fall by {} mmHg when breathing in; is the sensor in the mask?": (
        "el CO2 no baja {0} mmHg al inspirar; ¿está el sensor en la mascarilla?"
    ),
    "two delays fit alike because breathing is so even; measure the delay with a few uneven breaths at rest": (
        "dos retrasos encajan igual porque respiras muy regular; mide el retraso con unas respiraciones desiguales en reposo"
    ),
    "the delay is not known": "no se conoce el retraso",
    "sensor too slow: {} shows {} of a breath's swing at {} a minute": (
        "sensor demasiado lento: {0} muestra el {1} de lo que cambia una respiración a {2} por minuto"
    ),
    "sensor too slow: {} reads {} times a second, a breath needs {}": (
        "sensor demasiado lento: {0} lee {1} veces por segundo, una respiración necesita {2}"
    ),
    "{} ends at {} ppm, expired air holds up to {}": "{0} llega hasta {1} ppm, el aire espirado tiene hasta {2}",
    "no CO2 yet": "aún no hay CO2",
    "it is not known what the CO2 sensor can follow": "no se sabe qué puede seguir el sensor de CO2",
    "no CO2 was read": "no se ha leído CO2",
    "the tube was never calibrated with a 3 L syringe: off by up to a fifth": (
        "el tubo nunca se calibró con una jeringa de 3 L: puede errar hasta una quinta parte"
    ),
    "no quick CO2 sensor; a room sensor is far too slow to see a breath": (
        "sin sensor rápido de CO2; uno de habitación es demasiado lento para ver una respiración"
    ),
    "the CO2 sensor gave no reading": "el sensor de CO2 no dio lectura",
    "no breath with a plateau": "ninguna respiración con una meseta",
    "no CO2 readings": "sin lecturas de CO2",
    "an estimate from CO2 with an assumed exchange ratio, never a measured oxygen uptake": (
        "una estimación desde el CO2 con un cociente supuesto, nunca un consumo de oxígeno medido"
    ),
    "below the first threshold only": "solo por debajo del primer umbral",
    "not within 10 minutes of hard effort": "no en los 10 minutos tras un esfuerzo duro",
    "calm breathing, not blowing off air on purpose": "respirando con calma, sin soplar aire a propósito",
    "no CO2 given off was measured": "no se ha medido CO2 espirado",
    "without a heart rate it is not known how hard the work is": "sin pulso no se sabe cuánto esfuerzo es",
    "above the first threshold CO2 also comes from buffered acid; oxygen cannot be told from it": (
        "por encima del primer umbral el CO2 también viene del ácido; no dice nada del oxígeno"
    ),
    "CO2 stores settle for {} minutes after hard effort": "el CO2 del cuerpo tarda {0} minutos en asentarse tras un esfuerzo duro",
    "breathing more than the body asks for blows off stored CO2": "respirar más de lo que pide el cuerpo echa el CO2 guardado",
    "a factor of {} means a leak, a wrong tube or a wrong sensor range": (
        "un factor de {0} indica una fuga, otro tubo u otra escala del sensor"
    ),
    "stroke {} is off by {}, more than {}": "el golpe {0} se desvía un {1}, más de un {2}",
    "the analysis failed; the recording is kept": "el análisis ha fallado; la grabación se conserva",
}

LEVELS = {
    "waiting for the first sample": "esperando la primera muestra",
    "{} found so far": "{0} {0|encontrada|encontradas} hasta ahora",
    "of {}": "de {0}",
    "{} of {}": "{0} de {1}",
    "time is up after {} s: {}": "se acabó el tiempo tras {0} s: {1}",
    "nothing new for {} s: {}": "nada nuevo desde hace {0} s: {1}",
    "{} plateau{}": "{0} {0|meseta|mesetas}",
    "none of {} samples is a possible reading of CO2": "ninguna de {0} muestras es una lectura posible de CO2",
    "{} samples at the sensor's ceiling were left out": "{0} muestras en el tope del sensor no cuentan",
    "every sample lies at the sensor's ceiling; dilute the gas or take another sensor": (
        "todas las muestras están en el tope del sensor; diluye el gas o usa otro sensor"
    ),
    "there are no samples": "no hay muestras",
    "{} found, as wanted": "{0}, como se pedía",
    "the record ended with {} of {} wanted": "la grabación terminó con {0} de {1} pedidas",
    "the record ended with {}": "la grabación terminó con {0}",
    "{} s of samples, a plateau needs {} s": "{0} s de muestras, una meseta necesita {1} s",
    "the record stays within {} ppm of its baseline, there is no second level": (
        "la grabación no se aparta más de {0} ppm de su base, no hay un segundo nivel"
    ),
    "no level lasts {} s": "ningún nivel dura {0} s",
    "the record never stays level for {} s, it rises or falls all along": (
        "la grabación no se mantiene nivelada {0} s, sube o baja todo el tiempo"
    ),
    "a line of {} characters is no sample": "una línea de {0} caracteres no es una muestra",
    "decimal commas; write 412.5, not 412,5": "comas decimales; escribe 412.5, no 412,5",
    "the line breaks off before CO2": "la línea se corta antes del CO2",
    "no CO2 reading": "sin lectura de CO2",
    "CO2 {}": "CO2 {0}",
    "CO2 of {} ppm cannot be": "no puede haber {0} ppm de CO2",
    "humidity {}": "humedad {0}",
    "humidity of {} % cannot be": "no puede haber {0} % de humedad",
    "is no number: {}": "no es un número: {0}",
    "is no number of a unit known here: {}": "no es un número de una unidad conocida: {0}",
    "is no finite number: {}": "no es un número finito: {0}",
}

EFFORT = {
    "VCO2 is above VO2 at low effort and falls below it as effort rises: the two columns seem to be swapped": (
        "el VCO2 supera al VO2 con poco esfuerzo y cae por debajo al subir: las dos columnas parecen cambiadas"
    ),
    "the effort never rose above rest, so there is no peak": "el esfuerzo nunca pasó del reposo, así que no hay pico",
    "this mask has no oxygen sensor, and thresholds need oxygen uptake; import a metabolic cart's file": (
        "esta mascarilla no tiene sensor de oxígeno, y los umbrales lo necesitan; importa el archivo de un analizador de gases"
    ),
    "rows left out, {}: {}": "filas descartadas, {0}: {1}",
    "without a time or a flow that is needed": "sin el tiempo o un flujo que hace falta",
    "without a time, VO2 or VCO2": "sin tiempo, VO2 o VCO2",
    "values no body has": "valores que ningún cuerpo tiene",
    "one breath in two pieces": "una respiración en dos trozos",
    "far from the breaths around them": "lejos de las respiraciones vecinas",
    "above {} mL/kg/min": "por encima de {0} mL/kg/min",
    "{} usable rows; at least {} are needed": "{0} filas útiles; hacen falta al menos {1}",
    "{} of {} rows are no breaths; check mask and calibration": (
        "{0} de {1} filas no son respiraciones; revisa la mascarilla y la calibración"
    ),
    "a peak of {} is above any athlete's; check units, calibration and body mass": (
        "un máximo de {0} supera al de cualquier atleta; revisa las unidades, la calibración y el peso"
    ),
    "less than 30 s without a gap, so no peak": "menos de 30 s sin huecos, así que no hay máximo",
    "no body mass, so nothing per kilogram": "sin peso, así que nada por kilogramo",
    "no heart rate in the table, so thresholds have none": "la tabla no trae pulso, así que los umbrales tampoco",
    "zones need both thresholds and a heart rate": "las zonas necesitan los dos umbrales y el pulso",
    "no zones: {}": "sin zonas: {0}",
    "no thresholds: {}": "sin umbrales: {0}",
    "{}: the exchange ratio rose to {} only; the test ended before it": "{0}: el cociente subió solo a {1}; antes acabó la prueba",
    "{}: it seems to lie {} the part of the test in which effort rises": (
        "{0}: parece estar {1} la parte de la prueba en la que sube el esfuerzo"
    ),
    "before": "antes de",
    "after": "después de",
    "{}: anywhere between {} and {} bpm, which is too wide to be of use": (
        "{0}: en algún punto entre {1} y {2} lpm, demasiado amplio para servir"
    ),
    "{}: no clear bend in the curves of this test": "{0}: ningún cambio claro en las curvas de esta prueba",
    "{}: the methods disagree ({} {})": "{0}: los métodos no coinciden ({1} {2})",
    "{}: without an oxygen sensor {} methods must find it, {} did": (
        "{0}: sin sensor de oxígeno deben encontrarlo {1} métodos, lo {2|encontró|encontraron} {2}"
    ),
    "{}: without an oxygen sensor no method finds it nearer than a share of the highest pulse would": (
        "{0}: sin sensor de oxígeno ningún método lo encuentra mejor que una parte del pulso más alto"
    ),
    "no thresholds: they need carbon dioxide and ventilation of every breath beside the pulse": (
        "sin umbrales: además del pulso hacen falta el dióxido de carbono y la ventilación de cada respiración"
    ),
    "no oxygen was measured, so no VO2; thresholds come from ventilation, CO2 and pulse and are less sure": (
        "no se midió el oxígeno, así que no hay VO2; los umbrales salen de la ventilación, el CO2 y el pulso y son menos seguros"
    ),
    "low intensity": "intensidad baja",
    "high intensity": "intensidad alta",
}

SPANISH: dict[str, str] = {**HEART, **LIGHT, **AIR, **LEVELS, **EFFORT}
