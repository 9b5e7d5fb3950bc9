"""What is grumbled about without any danger, as parts of expressions over plain text: workouts, chores, food, time, places."""

from __future__ import annotations

DRUDGERY = (
    r"(?:burpees?|lunges?|squats?|planks?|push ?-?ups?|pull ?-?ups?|sit ?-?ups?|crunches|thrusters?|wall ?balls?|mountain climbers|"
    r"box jumps?|dead ?lifts?|bench(?: press)?|leg press|leg extensions?|cardio|treadmills?|elliptical|stairmaster|assault bike|"
    r"spin(?:ning)?(?: class)?|zumba|intervals?|sprints?|hill (?:repeats|sprints)|tempo|long runs?|runs?|running|jog(?:ging)?|"
    r"swim(?:ming)?|laps|row(?:ing|er)?|cycling|leg day|"
    r"arm day|abs|core|gym|workouts?|sessions?|sets?|reps?|warm ?-?ups?|stretch(?:es|ing)?|foam rolling|yoga|pilates|crossfit|hiit|"
    r"tabata|circuits?|marathons?|race|zancadas|sentadillas|planchas?|flexiones|dominadas|abdominales|fondos|peso muerto|cinta|"
    r"eliptica|bici|clases?|series|cuestas|tirada(?: larga)?|correr|trotar|nadar|remar|pedalear|entrenar|gimnasio|piernas?|"
    r"sesion(?:es)?|rutina|calentamiento|estirar|"
    r"estiramientos|carrera|maraton)"
)
CHORE = (
    r"(?:broccoli|kale|tofu|sprouts|liver|cottage cheese|protein shakes?|cold showers?|ice baths?|meetings?|excel|spreadsheets?|"
    r"emails?|taxes|tax return|dishes|ironing|laundry|homework|commute|mondays?|brocoli|acelgas|coles|higado|batidos?|duchas? "
    r"frias?|reunion(?:es)?|correos?|impuestos|la renta|fregar|plancha|colada|deberes|madrugar|lunes)"
)
LIVED_IN = (
    r"(?:(?:\w+ )?(?:excel|spreadsheets?|meetings?|emails?|zoom|teams|slack|powerpoint|suitcases?|boxes|hotels?|hotel rooms?|"
    r"airports?|planes?|trains?|traffic|the office|office|calls|video ?calls|deadlines|gym clothes|leggings|tracksuits?|my car|"
    r"building site|dust|flatmates?|roommates?|in ?-?laws|"
    r"renovations?|the city|a building site|reunion(?:es)?|correos?|hojas de calculo|maletas?|cajas|hoteles?|aeropuertos?|aviones|"
    r"trenes|atascos?|trafico|oficina|llamadas|videollamadas|obras|polvo|alquiler|suegros|companeros de piso|tuppers?|chandal|"
    r"mallas))"
)
FOOD = (
    r"(?:(?:\w+ )?(?:pasta|rice|chicken|noodles|ramen|oats|porridge|eggs?|tuna|toast|cereal|take ?-?aways?|takeout|sandwiches|"
    r"protein shakes?|beans|potatoes|bread|pizza|leftovers|lentils|soup|fast food|ready meals|arroz|pollo|fideos|avena|huevos?|"
    r"atun|tostadas|cereales|bocadillos?|batidos?|legumbres|"
    r"patatas|pan|sobras|lentejas|sopa|comida rapida|macarrones|espaguetis))"
)
"""Coffee, water, fruit and leaves are left out: who lives on those may eat too little (ED-01)."""
SPAN = (
    r"(?:(?:cold |hot |long |bad )?(?:week|winter|summer|month|day|night shift|shift|season|race|session|set|workout|meeting|"
    r"exams?|term|deload|block|semana|invierno|verano|mes|dia|turno|temporada|carrera|sesion|serie|entreno|reunion|examen(?:es)?|"
    r"curso|calor|frio|lunes|clase))"
)
SAFE_TO_JUMP = (
    r"(?:(?:\w+ )?(?:puddles?|logs?|hurdles?|kerbs?|curbs?|steps?|roots?|potholes?|branch(?:es)?|mud|dog|lead|bike|train home|bus|"
    r"tram|metro|charcos?|troncos?|vallita|bordillos?|escalon(?:es)?|raiz|raices|bache|rama|perro|bici|autobus|tranvia))"
)
"""Small things on a path, and a ride home; never a rail, an edge, water or a train that comes."""
