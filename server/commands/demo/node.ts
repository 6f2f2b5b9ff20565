// One of the servers of a demo on several nodes: the server as it always is, which ends when whoever started it is gone.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
await import('../../main.ts');
