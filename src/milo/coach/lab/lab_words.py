"""What the breath lab says around a session, in English and Spanish: the protocols on offer, questions before a start, titles."""

from __future__ import annotations

from milo.coach.lab.sensor_catalogue import STOPPING, Alert
from milo.vocabulary.errors import UnknownName

ENGLISH: dict[str, str] = {
    "rest.title": "Rest",
    "rest.about": "Lie still for six minutes: resting heart rate, heart rate variability, breathing and saturation.",
    "steps.title": "Steps",
    "steps.about": "Three-minute stages that rise until you end it. A test to your limit.",
    "ramp.title": "Ramp",
    "ramp.about": "A steady rise for 8 to 12 minutes, to your end. A test to your limit.",
    "plateaus.title": "CO2 levels",
    "plateaus.about": "Room air, then breathing into the tube or a bag until the CO2 stands level.",
    "free.title": "Free",
    "free.about": "Records what the sensor says, with markers of your own. No guidance.",
    "ask.activity": "What do you do it on?",
    "activity.cycling": "Bicycle",
    "activity.running": "Running",
    "activity.walking": "Walking",
    "activity.rowing": "Rowing machine",
    "ask.exercise": "Will you exercise during the recording?",
    "ask.wanted": "How many levels shall end it?",
    "wanted.any": "As many as the time allows",
    "ask.mask": "Do you breathe through the mask or tube?",
    "ask.symptoms": (
        "In the last weeks, have you had chest pain or pressure, fainted, been short of breath for no reason, or felt your heart "
        "race or stumble?"
    ),
    "no.symptoms": "Then no test today: have this looked at by a doctor first. If you feel it now, stop and call for help.",
    "ask.unwell": "Do you feel ill today: fever, dizziness, nausea?",
    "no.unwell": "Then rest today and measure another day.",
    "ask.disease": "Do you have a heart, kidney or metabolic disease, such as diabetes?",
    "no.disease": "A test to your limit is only for people without these, unless a doctor has cleared it; Milo cannot check that.",
    "ask.pregnant": "Are you pregnant?",
    "no.pregnant": "No mask and no test to the limit in pregnancy.",
    "ask.breathing": "Do you have asthma or COPD?",
    "no.breathing": "Not with a mask or to the limit without a doctor's clearance on file.",
    "ask.panic": "Have you ever had panic attacks?",
    "panic.no": "No",
    "panic.wish": "Yes, and I want to wear the mask all the same",
    "panic.yes": "Yes",
    "no.panic": "Then leave the mask off: it can bring them on.",
    "ask.second": "Is a second person with you who can stop the test and call for help?",
    "no.second": "A test to your limit needs a second person.",
    "signal.name": "Getting ready",
    "signal.do": "Sit or stand still. The test begins once the signal has been good for a minute.",
    "title.E0": "Stop now and get help",
    "title.E1": "Stop and have this seen to",
    "title.stop": "Stop",
    "title.mask_off": "Take the mask off",
    "title.pause": "Pause",
    "title.recheck": "Measure again",
    "title.unknown": "No valid reading",
    "title.note": "Note",
    "link.waiting": "Waiting for the sensor",
    "link.silent": "The sensor is silent",
    "link.lost": "The device cannot be reached; trying again",
    "link.anew": "The device began anew",
    "link.away": "Storage is away; readings wait in memory",
    "end.athlete": "You stopped it.",
    "end.sensor": "The sensor ended it.",
    "end.played": "The recording is at its end.",
    "end.closed": "Milo was closed.",
    "end.away": "Storage was away for too long.",
    "end.symptom": "You do not feel well.",
    "end.failed": "Something failed in Milo; what was recorded is kept.",
    "sensor.mask_board": "Mask board",
    "sensor.oximeter": "Finger oximeter, serial",
    "sensor.heart_strap": "Bluetooth heart strap",
    "sensor.scd30_lines": "CO2 and humidity, text lines",
    "port.synthetic": "Simulated mask board",
    "port.unknown": "No sensor known here made this file",
}

SPANISH: dict[str, str] = {
    "rest.title": "Reposo",
    "rest.about": "Seis minutos sin moverte: pulso en reposo, variabilidad, respiración y saturación.",
    "steps.title": "Escalones",
    "steps.about": "Escalones de tres minutos que suben hasta que lo dejas. Una prueba hasta tu límite.",
    "ramp.title": "Rampa",
    "ramp.about": "Una subida continua de 8 a 12 minutos, hasta tu final. Una prueba hasta tu límite.",
    "plateaus.title": "Niveles de CO2",
    "plateaus.about": "Aire de la habitación, y luego respirar en el tubo o una bolsa hasta que el CO2 se mantenga.",
    "free.title": "Libre",
    "free.about": "Graba lo que dice el sensor, con tus propias marcas. Sin guía.",
    "ask.activity": "¿Con qué la haces?",
    "activity.cycling": "Bicicleta",
    "activity.running": "Correr",
    "activity.walking": "Caminar",
    "activity.rowing": "Remo",
    "ask.exercise": "¿Harás ejercicio durante la grabación?",
    "ask.wanted": "¿Cuántos niveles la terminan?",
    "wanted.any": "Los que dé el tiempo",
    "ask.mask": "¿Respiras por la mascarilla o el tubo?",
    "ask.symptoms": (
        "En las últimas semanas, ¿has tenido dolor u opresión en el pecho, desmayos, falta de aire sin motivo, o el corazón muy "
        "rápido o irregular?"
    ),
    "no.symptoms": "Entonces hoy no hay prueba: que lo vea antes un médico. Si lo sientes ahora, para y pide ayuda.",
    "ask.unwell": "¿Te encuentras mal hoy: fiebre, mareo, náuseas?",
    "no.unwell": "Entonces descansa hoy y mide otro día.",
    "ask.disease": "¿Tienes una enfermedad del corazón, del riñón o metabólica, como la diabetes?",
    "no.disease": "Una prueba hasta tu límite es solo para quien no las tiene, salvo permiso médico; Milo no puede comprobarlo.",
    "ask.pregnant": "¿Estás embarazada?",
    "no.pregnant": "Ni mascarilla ni prueba hasta el límite en el embarazo.",
    "ask.breathing": "¿Tienes asma o EPOC?",
    "no.breathing": "No con mascarilla ni hasta el límite sin un permiso médico registrado.",
    "ask.panic": "¿Has tenido alguna vez ataques de pánico?",
    "panic.no": "No",
    "panic.wish": "Sí, y aun así quiero llevar la mascarilla",
    "panic.yes": "Sí",
    "no.panic": "Entonces no te pongas la mascarilla: puede provocarlos.",
    "ask.second": "¿Hay contigo una segunda persona que pueda parar la prueba y pedir ayuda?",
    "no.second": "Una prueba hasta tu límite necesita una segunda persona.",
    "signal.name": "Preparación",
    "signal.do": "Siéntate o quédate de pie sin moverte. La prueba empieza cuando la señal haya sido buena un minuto.",
    "title.E0": "Para ahora y pide ayuda",
    "title.E1": "Para y que lo vean",
    "title.stop": "Para",
    "title.mask_off": "Quítate la mascarilla",
    "title.pause": "Pausa",
    "title.recheck": "Mide otra vez",
    "title.unknown": "Sin lectura válida",
    "title.note": "Nota",
    "link.waiting": "Esperando al sensor",
    "link.silent": "El sensor no dice nada",
    "link.lost": "El aparato no responde; se intenta otra vez",
    "link.anew": "El aparato ha vuelto a empezar",
    "link.away": "El almacén no responde; las lecturas esperan en memoria",
    "end.athlete": "Lo has parado.",
    "end.sensor": "El sensor lo ha terminado.",
    "end.played": "La grabación ha llegado a su fin.",
    "end.closed": "Milo se ha cerrado.",
    "end.away": "El almacén ha faltado demasiado tiempo.",
    "end.symptom": "No te encuentras bien.",
    "end.failed": "Algo ha fallado en Milo; lo grabado se conserva.",
    "sensor.mask_board": "Placa de la mascarilla",
    "sensor.oximeter": "Oxímetro de dedo, por cable",
    "sensor.heart_strap": "Banda de pecho",
    "sensor.scd30_lines": "CO2 y humedad, líneas de texto",
    "port.synthetic": "Placa de mascarilla simulada",
    "port.unknown": "Ningún sensor conocido hizo este archivo",
}

WORDS = {"en": ENGLISH, "es": SPANISH}


def lab_words(language: str) -> dict[str, str]:
    """The words of a language. Raises UnknownName for another than "en" and "es"."""
    if language not in WORDS:
        raise UnknownName("language", language, WORDS)
    return WORDS[language]


def sensor_title(title: str, language: str) -> str:
    """A sensor's title, which records keep in English, as people read it; another package's stays as it is."""
    known = {said: key for key, said in ENGLISH.items() if key.startswith("sensor.")}
    return lab_words(language)[known[title]] if title in known else title


def title_of(level: str | None, language: str) -> str:
    """What stands above an alert of earlier, of which only the level is kept."""
    words = lab_words(language)
    return words.get(f"title.{level}", words["title.note"])


def title(alert: Alert, language: str) -> str:
    """What stands above an alert's sentence: the most urgent that is true of it."""
    words = lab_words(language)
    if alert.level in ("E0", "E1"):
        return words[f"title.{alert.level}"]
    if alert.action == "mask_off":
        return words["title.mask_off"]
    if alert.action in STOPPING:
        return words["title.stop"]
    if alert.unknown:
        return words["title.unknown"]
    return words[f"title.{alert.action}"] if alert.action in ("pause", "recheck") else words["title.note"]
