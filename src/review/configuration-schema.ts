import { DEFAULT_THRESHOLDS, THRESHOLD_NAMES } from '../repository/scripts/thresholds.ts';
import { allRules } from '../rules/registry.ts';
import { type RuleDescription, SEVERITIES } from '../rules/rule.ts';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { PRESETS } from './presets.ts';

const GLOBS = { type: 'array', items: { type: 'string' } };
const SEVERITY = { enum: ['off', false, ...SEVERITIES] };
const FIX = {
  enum: ['suggest', 'apply', 'never'],
  default: 'apply',
  description: '`suggest`: only shown; `apply`: also by button and command; `never`: not even shown.',
};

/** The JSON Schema of `.github/plimsoll.yml`, made from the rules' metadata. */
export function configurationSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plimsoll configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      extends: {
        anyOf: [{ enum: PRESETS }, { type: 'array', items: { enum: PRESETS } }],
        default: DEFAULT_CONFIGURATION.presets,
        description: 'Presets; a rule is on when one of them has it on, with the severity of the last.',
      },
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        type: 'array',
        description: 'Settings for some files only; a later one wins.',
        items: {
          type: 'object',
          required: ['files', 'rules'],
          additionalProperties: false,
          properties: { files: GLOBS, rules: { $ref: '#/definitions/rules' } },
        },
      },
      include: { ...GLOBS, description: 'Globs of paths that are checked; empty means all.' },
      exclude: { ...GLOBS, description: 'Globs of paths that are not checked.' },
      'fail-on': { enum: [...SEVERITIES, 'never'], default: DEFAULT_CONFIGURATION.failOn },
      comments: {
        type: 'object',
        additionalProperties: false,
        properties: { max: { type: 'integer', minimum: 0, default: DEFAULT_CONFIGURATION.comments.max } },
      },
      'require-reason': {
        type: 'boolean',
        default: false,
        description: 'Whether a suppression comment has to say why.',
      },
      plan: {
        type: 'object',
        additionalProperties: false,
        properties: {
          thresholds: {
            type: 'object',
            description: 'From which measured values on the plan has a script of the image replaced.',
            additionalProperties: false,
            properties: Object.fromEntries(
              Object.entries(THRESHOLD_NAMES).map(([name, { key, counts }]) => [
                name,
                { type: 'integer', minimum: 1, default: DEFAULT_THRESHOLDS[key], description: counts },
              ]),
            ),
          },
        },
      },
      'allow-suppressions': {
        type: 'boolean',
        default: true,
        description: 'Whether comments in files may suppress findings.',
      },
    },
    definitions: {
      rules: {
        type: 'object',
        description: 'By rule id, or the id another linter gives it.',
        properties: Object.fromEntries(allRules().map((rule) => [rule.id, ruleSchema(rule)])),
        additionalProperties: {
          anyOf: [SEVERITY, { type: 'object', properties: { severity: SEVERITY, fix: FIX } }],
        },
      },
    },
  };
}

function ruleSchema({ summary, options = {} }: RuleDescription): Record<string, unknown> {
  return {
    description: summary,
    anyOf: [
      SEVERITY,
      { type: 'object', additionalProperties: false, properties: { severity: SEVERITY, fix: FIX, ...options } },
    ],
  };
}
