import { composeSharedVolume } from '../../../src/rules/compose/compose-shared-volume.ts';
import { yamlCases } from '../../support/rule-cases.ts';

yamlCases(composeSharedVolume, {
  fires: [
    {
      name: 'the same name, other places',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['vol:/a']\n  b:\n    volumes: ['vol:/b:ro']\n",
      lines: [6],
    },
    {
      name: 'the same text',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./x:/x']\n  b:\n    volumes: ['./x:/x']\n",
      lines: [6],
    },
    {
      name: 'long',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['vol:/a']\n  b:\n    volumes:\n      - type: volume\n        source: vol\n        target: /y\n",
      lines: [8],
    },
  ],
  silent: [
    { name: 'twice in one service', yaml: "services:\n  a:\n    image: a:1\n    volumes: ['vol:/a', 'vol:/b']\n" },
    {
      name: 'different ones',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['vol:/a']\n  b:\n    volumes: ['other:/a']\n",
    },
    {
      name: 'without a name',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['/a']\n  b:\n    volumes: ['/a']\n",
    },
    {
      name: 'a folder at different places',
      yaml: "services:\n  a:\n    image: a:1\n    volumes: ['./x:/a']\n  b:\n    volumes: ['./x:/b']\n",
    },
  ],
});
