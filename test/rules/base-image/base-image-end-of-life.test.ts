import { expect, it } from '@jest/globals';
import { baseImageEndOfLife } from '../../../src/rules/base-image/base-image-end-of-life.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(baseImageEndOfLife, {
  fires: [
    {
      name: 'CentOS, Go, and .NET, which a project is built for',
      dockerfile:
        'FROM centos:8\nFROM docker.io/library/centos:7.9.2009\nFROM golang:1.18-alpine AS b\nFROM mcr.microsoft.com/dotnet/sdk:7.0-jammy\nFROM mcr.microsoft.com/dotnet/core/aspnet:3.1\n',
      lines: [1, 2, 3, 4, 5],
    },
    {
      name: 'once where one variable is behind several stages',
      dockerfile: 'ARG V=8\nFROM debian:${V} AS a\nFROM debian:$V AS b\nFROM debian:${V}\nFROM debian:8\n',
      lines: [2, 3, 5],
      fixed: 'ARG V=8\nFROM debian:${V} AS a\nFROM debian:$V AS b\nFROM debian:${V}\nFROM debian:12\n',
    },
    {
      name: 'a patch release, a suffix',
      dockerfile: 'FROM node:14.17.0-alpine AS a\nFROM docker.io/library/php:7.4-fpm\n',
      lines: [1, 2],
      fixed: 'FROM node:22-alpine AS a\nFROM docker.io/library/php:8.3-fpm\n',
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
        'FROM debian:bookworm\nRUN python3 -m venv /v && /v/bin/pip install x\nFROM alpine:3.22\nRUN pip install --break-system-packages x\nFROM ubuntu:22.04\nRUN pip3 install x\nFROM debian:12\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install x\n',
    },
    {
      name: 'packages that only the release has, of which no move is known to find another',
      dockerfile: [
        'FROM debian:jessie\nRUN apt-get install -y curl libicu52 python3',
        'FROM ubuntu:18.04\nRUN apt install -y python3.7 python3-pip',
        'FROM debian:stretch AS a\nFROM a\nRUN apt-get update && apt-get install -y openjdk-8-jre-headless',
        'FROM debian:10\nRUN apt-get install -y libpng12-dev',
        'FROM debian:9\nRUN apt-get install -y python python-pip',
        'FROM debian:10\nRUN apt-get install -y curl=7.64.0-4',
        'FROM alpine:3.8\nRUN apk add --no-cache php7 py2-pip',
        'FROM php:7.2-apache\nRUN apt-get update && apt-get install -y libssl1.0.2',
        '',
      ].join('\n'),
      lines: [1, 3, 5, 8, 10, 12, 14, 16],
    },
    {
      name: 'packages that the index knows in the new release, too, or whose names never change',
      dockerfile: [
        'FROM debian:buster\nRUN apt-get install -y libncurses5-dev libglib2.0-dev libpq5 postgresql-15 openjdk-17-jre bzip2 p7zip-full',
        'FROM ubuntu:20.04\nRUN apt-get install -y libssl-dev libgtk-3-dev python3-venv openjdk-17-jdk libsqlite3-0 libmysqlclient21',
        'FROM alpine:3.12\nRUN apk add --no-cache python3 py3-pip sqlite "nodejs>12"',
        '',
      ].join('\n'),
      lines: [1, 3, 5],
      fixed: [
        'FROM debian:bookworm\nRUN apt-get install -y libncurses5-dev libglib2.0-dev libpq5 postgresql-15 openjdk-17-jre bzip2 p7zip-full',
        'FROM ubuntu:22.04\nRUN apt-get install -y libssl-dev libgtk-3-dev python3-venv openjdk-17-jdk libsqlite3-0 libmysqlclient21',
        'FROM alpine:3.22\nRUN apk add --no-cache python3 py3-pip sqlite "nodejs>12"',
        '',
      ].join('\n'),
    },
    {
      name: 'releases in between, whose next one is newer',
      dockerfile:
        'FROM ubuntu:19.10\nFROM ubuntu:plucky-20250404\nFROM ubuntu:25.10\nFROM node:25-slim\nFROM debian:wheezy\n',
      lines: [1, 2, 3, 4, 5],
      fixed:
        'FROM ubuntu:22.04\nFROM ubuntu:plucky-20250404\nFROM ubuntu:26.04\nFROM node:26-slim\nFROM debian:bookworm\n',
    },
    {
      name: 'another day',
      dockerfile: 'FROM node:24\n',
      options: { date: '2029-01-01' },
      lines: [1],
      fixed: 'FROM node:26\n',
    },
    {
      name: 'a day after all that is known',
      dockerfile: 'FROM node:24\n',
      options: { date: '2049-01-01' },
      lines: [1],
    },
    {
      name: 'the last releases that ended, and their patches',
      dockerfile:
        'FROM python:2.7.18\nFROM python:3.10.4-slim\nFROM ruby:3.2.1\nFROM php:8.1.2-cli\nFROM alpine:3.20.3\nFROM php:5.3\nFROM php:7\n',
      lines: [1, 2, 3, 4, 5, 6, 7],
      fixed:
        'FROM python:3.11\nFROM python:3.11-slim\nFROM ruby:3.3\nFROM php:8.3-cli\nFROM alpine:3.22\nFROM php:8.3\nFROM php:8.3\n',
    },
  ],
  silent: [
    {
      name: 'living ones, and images of other registries that are called alike',
      dockerfile:
        'FROM centos\nFROM golang:1.26\nFROM golang:1\nFROM mcr.microsoft.com/dotnet/runtime:10.0\nFROM mcr.microsoft.com/dotnet/sdk:8.0\nFROM dotnet:7.0\nFROM dotnet/sdk:7.0\nFROM mcr.microsoft.com/powershell:7.0\nFROM quay.io/centos/centos:8\nFROM x.io/golang:1.18\n',
    },
    {
      name: 'supported, floating, unknown',
      dockerfile:
        'FROM python:3.12\nFROM python:3\nFROM node:lts\nFROM node:latest\nFROM alpine:edge\nFROM ruby:3-slim\nFROM debian:12.5\nFROM php:8-apache\n',
    },
    {
      name: 'the oldest releases that are looked after',
      dockerfile:
        'FROM python:3.11\nFROM ruby:3.3\nFROM php:8.2\nFROM alpine:3.21\nFROM ubuntu:22.04\nFROM debian:12\nFROM node:22\nFROM ruby:23.1\n',
    },
    { name: 'images of others', dockerfile: 'FROM bitnami/node:14\nFROM quay.io/node:14\nFROM jruby:9\n' },
    { name: 'an earlier day', dockerfile: 'FROM python:3.8\n', options: { date: '2024-01-01' } },
  ],
});

it('names an image of another registry as the file does', () => {
  const [first] = problemsOf(baseImageEndOfLife, {
    name: '',
    dockerfile: 'FROM mcr.microsoft.com/dotnet/sdk:7.0 AS build\n',
  });
  expect(first?.message).toBe(
    '`mcr.microsoft.com/dotnet/sdk` 7.0 gets no security fixes since 2024-05-14; move to `10.0` or later.',
  );
});
