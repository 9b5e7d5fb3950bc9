admin-trained-title = Modelos en uso
admin-trained-note = «milo models show NOMBRE» dice con qué se entrenó cada uno y cómo de bueno es.
admin-trained-model = Modelo
admin-trained-version = Versión
admin-trained-origin = Origen
admin-trained-purpose = Para qué sirve
admin-trained-shipped = incluido en Milo
admin-trained-own = entrenado aquí
admin-groups-title = { $model }: respuestas aceptadas por grupo
admin-groups-group = Grupo
admin-groups-share = Aceptadas
admin-groups-interval = Intervalo del 95 %
admin-groups-count = Respuestas
admin-groups-blocked = Hay demasiada diferencia entre grupos: { $tags }. Esta versión no se puede activar.
admin-drift-title = Cambios en lo que se escribe
admin-drift-note = La última semana ({ $now } mensajes) frente a las doce anteriores ({ $before }), de { $athletes ->
    [one] 1 deportista que permite
   *[other] { $athletes } deportistas que permiten
} que Milo aprenda. Menos de 0,10 es estable; desde 0,25 conviene revisar los modelos.
admin-drift-few = Hay muy pocos mensajes para comparar: hacen falta 50 en la última semana y 200 antes.
admin-drift-aspect = Aspecto
admin-drift-index = Índice
admin-drift-state = Estado
admin-drift-steady = estable
admin-drift-watch = vigilar
admin-drift-changed = ha cambiado
admin-drift-input = Canal y longitud
admin-drift-actions = Tipos de petición
admin-drift-abstention = Seguro o con pregunta
admin-drift-schema = Detalles indicados
admin-drift-level = Nivel de seguridad
admin-slice-age = Edad
admin-slice-sex = Sexo
admin-slice-goal = Objetivo
admin-slice-activity = Actividad
admin-slice-condition = Enfermedad
