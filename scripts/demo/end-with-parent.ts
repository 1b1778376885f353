// Loaded by `--import` into every process of the demo: when whoever started it is gone, even by SIGKILL, the process ends as well.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
