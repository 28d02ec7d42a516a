import { wgetProgress } from '../../../src/rules/network-tls-downloads/wget-progress.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(wgetProgress, {
  fires: [
    {
      name: 'where it only goes into the log, or its output alone into a pipe',
      dockerfile: 'FROM debian:12\nRUN wget x 2>&1\nRUN a | wget -i - 2>&1\nRUN wget -O- x 2>/dev/null | b\n',
      lines: [2, 3, 4],
      fixed:
        'FROM debian:12\nRUN wget --progress=dot:giga x 2>&1\nRUN a | wget --progress=dot:giga -i - 2>&1\nRUN wget --progress=dot:giga -O- x 2>/dev/null | b\n',
    },
    { name: 'where nothing is known of the image', dockerfile: 'ARG B\nFROM $B\nRUN wget https://x/a\n', lines: [3] },

    {
      name: 'GNU',
      dockerfile: 'FROM debian:12\nRUN a && wget -O b https://x\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN a && wget --progress=dot:giga -O b https://x\n',
    },
    {
      name: 'BusyBox, through a stage',
      dockerfile: 'FROM node:22-alpine AS b\nFROM b\nRUN ["wget", "https://x"]\nONBUILD RUN wget https://y\n',
      lines: [3, 4],
      fixed: 'FROM node:22-alpine AS b\nFROM b\nRUN ["wget", "-q", "https://x"]\nONBUILD RUN wget -q https://y\n',
    },
    { name: 'unknown base', dockerfile: 'FROM $B\nRUN wget https://x\n', lines: [2] },
    {
      name: 'quiet is the name of a file',
      dockerfile: 'FROM debian:12\nRUN wget -O -q https://x\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN wget --progress=dot:giga -O -q https://x\n',
    },
  ],
  silent: [
    {
      name: 'where something reads what it says',
      dockerfile: 'FROM debian:12\nRUN wget -S --spider x 2>&1 | grep Location\nRUN v=$(wget -O- x 2>&1)\n',
    },
    {
      name: 'settled',
      dockerfile:
        'FROM debian:12\nRUN wget --no-verbose https://x && wget --output-file=l https://x && wget -a l https://x && wget --append-output l https://x && wget -h && wget --help && wget -V && wget --version && curl https://x\n',
    },

    {
      name: 'quiet',
      dockerfile:
        'FROM debian:12\nRUN wget -q https://x; wget -qO- https://x; wget -nv https://x; wget --quiet https://x; wget -o log https://x\n',
    },
    { name: 'progress', dockerfile: 'FROM debian:12\nRUN wget --progress=bar:force https://x\n' },
    { name: 'installed', dockerfile: 'FROM debian:12\nRUN apt-get install -y wget && wget --version\n' },
  ],
});
