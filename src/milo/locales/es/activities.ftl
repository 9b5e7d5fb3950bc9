activities-title = Actividades
activities-count = { $count ->
    [one] 1 actividad
   *[other] { $count } actividades
 }
activities-view = Vista
activities-table = Tabla
activities-feed = Tarjetas
activities-sport = Deporte
activities-all = Todos los deportes
activities-since = Desde
activities-until = Hasta
activities-text = Buscar en título y notas
activities-filter = Filtrar
activities-none = Ninguna actividad coincide. Importa archivos o anota un entrenamiento.
activities-import = Importar archivos
activities-older = Actividades anteriores
activities-undo = Deshacer
activities-done = { $what ->
    [edit] Guardado.
    [delete] Eliminada.
    [merge] Unidas. Puedes deshacerlo en Fuentes.
   *[undo] Deshecho.
 }
activities-sets = { $count ->
    [one] 1 serie
   *[other] { $count } series
 }
activities-head-day = Fecha
activities-head-what = Actividad
activities-head-time = Tiempo
activities-head-distance = Distancia
activities-head-pace = Ritmo / velocidad
activities-head-heart = Pulso
activities-head-load = Carga
activity-charts = Registro
activity-cursor = Pasa por los gráficos para leer valores
activity-map = Mapa
activity-start = Salida
activity-finish = Llegada
activity-time = Tiempo
activity-distance = Distancia
activity-pace = Ritmo
activity-speed = Velocidad
activity-heart = Pulso
activity-power = Potencia
activity-ascent = Desnivel
activity-sets = Series
activity-tonnage = Volumen
activity-load = Carga
activity-effort = Esfuerzo
activity-drift = Desacoplamiento
activity-rmssd = RMSSD
activity-no-load = Sin carga: no hay esfuerzo ni pulso registrados.
activity-drift-said = { $level ->
    [settled] Desacoplamiento inferior al 5 %: el pulso acompañó a tu esfuerzo.
   *[drifting] Desacoplamiento del 5 % o más: el pulso subió con el mismo esfuerzo. El calor y la sed también lo causan.
 }
activity-no-drift = { $why ->
    [too_short] El desacoplamiento necesita 40 minutos con pulso.
   *[not_steady] El desacoplamiento necesita una sesión a ritmo constante.
 }
activity-zones = Zonas de pulso
activity-zones-method = { $method ->
    [own] Tus propias zonas.
    [karvonen] A partir de tu pulso máximo y en reposo.
   *[share_of_max] Porcentajes de tu pulso máximo.
 }
activity-no-zones = { $why ->
    [no_heart_rate] No hay pulso registrado.
   *[no_maximum] Añade tu edad o tu pulso máximo para ver las zonas.
 }
activity-laps = Vueltas
activity-splits = Parciales
activity-exercises = Ejercicios
activity-muscles = Músculos trabajados
activity-best = Mejores esfuerzos
activity-records = Todas las marcas
activity-record = Récord
activity-place = { $place } de { $of }
activity-notes = Notas
activity-file = Descargar el archivo original
activity-same-route = Antes en esta ruta
activity-similar = Sesiones parecidas
activity-merged = Unida de varias fuentes
channel-speed-m-s = { $kind ->
    [pace] Ritmo
   *[speed] Velocidad
 }
channel-heart-rate-bpm = Pulso
channel-power-w = Potencia
channel-cadence-rpm = Cadencia
channel-altitude-m = Altitud
lap-number = N.º
lap-distance = Distancia
lap-time = Tiempo
lap-pace = Ritmo
lap-heart = lpm
lap-power = Potencia
lap-ascent = Desnivel
set-reps = { $count ->
    [one] 1 rep.
   *[other] { $count } reps.
 }
set-rir = { $count } en reserva
set-warm-up = calentamiento
set-e1rm = 1RM est. { $value }
set-best = mejor 1RM est. { $value }
set-record = Récord
edit-heading = Editar, unir o eliminar
edit-title = Título
edit-sport = Deporte
edit-at = Inicio
edit-minutes = Minutos
edit-time-fixed = La hora la registró tu dispositivo.
edit-rpe = Esfuerzo (0–10)
edit-notes = Notas
edit-save = Guardar
edit-merge = Unir
edit-merge-why = Elige grabaciones de la misma sesión.
edit-merge-do = Unir
edit-delete = Eliminar actividad
