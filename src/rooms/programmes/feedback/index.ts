import type { RoomPart } from '../../../platform/room/define.ts';
import {
  actionDoneRoute,
  addActionRoute,
  closeComplaintRoute,
  complaintListRoute,
  complaintRoute,
  takeRoute,
} from './routes/complaints.ts';
import { correctionsRoute, makeComplaintRoute, newComplaintRoute } from './routes/corrections.ts';
import { feedbackFormRoute, feedbackRoute, ownFeedbackFormRoute, ownFeedbackRoute } from './routes/feedback.ts';

export const feedbackPart: RoomPart = {
  routes: [
    feedbackFormRoute,
    feedbackRoute,
    ownFeedbackFormRoute,
    ownFeedbackRoute,
    correctionsRoute,
    newComplaintRoute,
    makeComplaintRoute,
    complaintListRoute,
    complaintRoute,
    takeRoute,
    addActionRoute,
    actionDoneRoute,
    closeComplaintRoute,
  ],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
