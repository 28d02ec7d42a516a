import { composeMountedScript } from '../../../src/rules/compose/compose-mounted-script.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeMountedScript, {
  fires: [
    {
      name: 'a command',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./start.sh:/start.sh']\n    command: sh /start.sh --port 80\n",
      lines: [4],
    },
    {
      name: 'an entry point in a list',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - ./docker/entrypoint.py:/e.py\n    entrypoint: [python, /e.py]\n',
      lines: [5],
    },
    {
      name: 'long',
      yaml: 'services:\n  a:\n    image: a:1\n    volumes:\n      - {type: bind, source: ./run.sh, target: /run.sh}\n    command: [/run.sh]\n',
      lines: [5],
    },
    {
      name: "the image's own start, which it has: the mount goes",
      yaml: 'services:\n  a:\n    build: .\n    volumes:\n      - ./s/start.sh:/app/s/start.sh:ro # newest\n      - data:/data\n',
      files: { Dockerfile: 'FROM a:1\nCOPY s/ /app/s/\nCMD ["bash", "/app/s/start.sh"]\n' },
      lines: [5],
      fixed: 'services:\n  a:\n    build: .\n    volumes:\n      - data:/data\n',
    },
    {
      name: 'the start of an image that does not have it',
      yaml: 'services:\n  a:\n    build: .\n    volumes:\n      - ./start.sh:/start.sh\n',
      files: { Dockerfile: 'FROM a:1\nCOPY app /app\nCMD ["/start.sh"]\n' },
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'another command than the image',
      yaml: 'services:\n  a:\n    build: .\n    volumes: ["./start.sh:/start.sh"]\n    command: worker\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD ["/start.sh"]\n' },
    },
    { name: 'not started', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./start.sh:/start.sh']\n" },
    {
      name: 'a folder of the database image',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./init.sh:/docker-entrypoint-initdb.d/init.sh']\n",
    },
    {
      name: 'a settings file',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./nginx.conf:/nginx.conf']\n    command: nginx -c /nginx.conf\n",
    },
    { name: 'in the image', yaml: 'services:\n  a:\n    image: a:1\n    command: /start.sh\n' },
  ],
});
