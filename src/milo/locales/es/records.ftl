records-title = Marcas y curvas
records-running = Carrera
records-cycling = Ciclismo
records-heart = Pulso
records-lifts = Fuerza
records-lifts-why = Mayor peso para cada número de repeticiones. Abre uno para ver la sesión.
records-hidden = Los máximos no se muestran a menores de 18 años.
records-no-lifts = Anota series con peso para ver tus marcas.
records-no-running = Importa una carrera con distancia para ver tus mejores tiempos.
records-no-cycling = Importa una salida en bici con distancia para ver tus mejores tiempos.
records-fastest = Mejores tiempos
records-head-distance = Distancia
records-head-time = Mejor
records-head-pace = Ritmo / velocidad
records-head-date = Fecha
records-head-recent = Últimos 90 días
records-races = Predicción de carreras
records-races-why = A partir de tu mejor { $from_ }. Intervalo del 80 %.
records-critical-power = Potencia crítica
records-critical-speed = Velocidad crítica
records-reserve-power = W′
records-reserve-speed = D′
records-critical-why = A partir de tu mejor { $from_ }. Intervalos del 95 %.
records-no-critical = Hacen falta tres esfuerzos intensos de entre 2 y 30 minutos.
records-curve-power = Curva de potencia
records-curve-speed = Curva de ritmo
records-curve-heart = Curva de pulso
records-no-curve-power = No hay potencia registrada.
records-no-curve-speed = No hay carreras con velocidad o GPS.
records-no-curve-heart = No hay pulso registrado.
records-all-time = Histórico
records-recent = Últimos 90 días
records-year = El último año
records-year-said = { $days ->
    [one] 1 día activo
   *[other] { $days } días activos
 }
