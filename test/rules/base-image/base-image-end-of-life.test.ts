import { baseImageEndOfLife } from '../../../src/rules/base-image/base-image-end-of-life.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(baseImageEndOfLife, {
  fires: [
    {
      name: 'a patch release, a suffix',
      dockerfile: 'FROM node:14.17.0-alpine AS a\nFROM docker.io/library/php:7.4-fpm\n',
      lines: [1, 2],
      fixed: 'FROM node:22-alpine AS a\nFROM docker.io/library/php:8.2-fpm\n',
    },
    {
      name: 'code names',
      dockerfile: 'FROM debian:buster-slim\nFROM ubuntu:18.04\n',
      lines: [1, 2],
      fixed: 'FROM debian:bookworm-slim\nFROM ubuntu:22.04\n',
    },
    {
      name: 'nothing to be sure of',
      dockerfile: 'ARG V=3.8\nFROM python:$V\nFROM ruby:2.6-buster\nFROM alpine:3.12@sha256:abc\n',
      lines: [2, 3, 4],
    },
    { name: 'another day', dockerfile: 'FROM node:24\n', options: { date: '2029-01-01' }, lines: [1] },
  ],
  silent: [
    {
      name: 'supported, floating, unknown',
      dockerfile:
        'FROM python:3.12\nFROM python:3\nFROM node:lts\nFROM node:latest\nFROM alpine:edge\nFROM ruby:3-slim\nFROM debian:12.5\nFROM php:8-apache\n',
    },
    { name: 'images of others', dockerfile: 'FROM bitnami/node:14\nFROM quay.io/node:14\nFROM jruby:9\n' },
    { name: 'an earlier day', dockerfile: 'FROM python:3.8\n', options: { date: '2024-01-01' } },
  ],
});
