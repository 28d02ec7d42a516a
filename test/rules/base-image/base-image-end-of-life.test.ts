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
    {
      name: 'a release whose pip would refuse what the file asks of it',
      dockerfile:
        'FROM debian:11 AS a\nRUN apt-get update && apt-get install -y python3-pip\nFROM a\nRUN pip3 install x\nFROM alpine:3.15\nRUN python3 -m pip install x\n',
      lines: [1, 5],
    },
    {
      name: 'pip in a virtual environment, told to go on, or of an older release',
      dockerfile:
        'FROM debian:bullseye\nRUN python3 -m venv /v && /v/bin/pip install x\nFROM alpine:3.15\nRUN pip install --break-system-packages x\nFROM ubuntu:18.04\nRUN pip3 install x\nFROM debian:10\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install x\n',
      lines: [1, 3, 5, 7],
      fixed:
        'FROM debian:bookworm\nRUN python3 -m venv /v && /v/bin/pip install x\nFROM alpine:3.21\nRUN pip install --break-system-packages x\nFROM ubuntu:22.04\nRUN pip3 install x\nFROM debian:12\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install x\n',
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
