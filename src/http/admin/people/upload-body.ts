/** The body of the upload: one file, kept in memory and never on disk. */
import type { RequestHandler } from 'express';
import multer from 'multer';
import { Problem } from '../../../domain/problem.ts';

const megabytes = 10;

const parser = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: megabytes * 1024 * 1024, files: 1, fields: 5, parts: 10, fieldSize: 10_000 },
}).single('file');

/** What is wrong with the upload goes to `response.locals.uploadProblem`, so that the page can say it beside the field. */
export const readUpload: RequestHandler = (request, response, next) => {
  parser(request, response, (error: unknown) => {
    if (error) response.locals.uploadProblem = problemOf(error);
    next();
  });
};

function problemOf(error: unknown): Problem {
  const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
  const fault = tooLarge
    ? { path: 'file', code: 'file-too-large', params: { limit: megabytes } }
    : { path: 'file', code: 'not-a-list' };
  return new Problem('invalid-input', {}, [fault]);
}
