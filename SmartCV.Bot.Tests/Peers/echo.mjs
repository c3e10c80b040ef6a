// Answers every line with itself: proves that a test and a script understand each other.
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ event: 'echo', value: JSON.parse(line) }));
}
