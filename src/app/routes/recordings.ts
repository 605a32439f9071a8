import type { RouteObject } from 'react-router';
import { paths } from '../../config/paths';
import { keepingTexts } from '../../recordings/keeping/texts';
import { recordingTexts } from '../../recordings/texts';
import { uploadTexts } from '../../recordings/upload/texts';
import { chartTexts } from '../../reviews/charts/texts';
import { samplingTexts } from '../../reviews/sampling/texts';
import { reviewTexts } from '../../reviews/texts';
import { needs, page, type GetServices } from './page';

/** What was recorded, and how it is judged. */
export function recordingRoutes(services: GetServices): RouteObject[] {
  return [
    {
      path: paths.recordings,
      handle: needs('recording.list'),
      lazy: page(services, () => import('../RecordingsRoute'), recordingTexts, keepingTexts),
    },
    {
      path: paths.trash,
      handle: needs('recording.delete'),
      lazy: page(services, () => import('../../recordings/TrashPage'), recordingTexts, keepingTexts),
    },
    {
      path: paths.uploads,
      handle: needs('recording.upload'),
      lazy: page(services, () => import('../../recordings/upload/UploadPage'), recordingTexts, uploadTexts),
    },
    {
      path: paths.recording,
      handle: needs('recording.list'),
      lazy: page(services, () => import('../RecordingRoute'), recordingTexts, reviewTexts, keepingTexts),
    },
    {
      path: paths.reviews,
      handle: needs('review.list'),
      lazy: page(services, () => import('../../reviews/ReviewsPage'), reviewTexts, chartTexts),
    },
    {
      path: paths.scores,
      handle: needs('review.list'),
      lazy: page(services, () => import('../../reviews/charts/ChartsPage'), chartTexts),
    },
    {
      path: paths.sampling,
      handle: needs('review.write'),
      lazy: page(services, () => import('../../reviews/sampling/SamplingPage'), reviewTexts, samplingTexts),
    },
    {
      path: paths.review,
      handle: needs('review.list'),
      lazy: page(services, () => import('../ReviewRoute'), reviewTexts, recordingTexts, keepingTexts),
    },
    {
      path: paths.calibration,
      handle: needs('review.write'),
      lazy: page(services, () => import('../../reviews/calibration/CalibrationPage'), reviewTexts),
    },
    {
      path: paths.forms,
      handle: needs('review.manage'),
      lazy: page(services, () => import('../../reviews/forms/FormsPage'), reviewTexts),
    },
    {
      path: paths.form,
      handle: needs('review.manage'),
      lazy: page(services, () => import('../../reviews/forms/FormPage'), reviewTexts),
    },
  ];
}
