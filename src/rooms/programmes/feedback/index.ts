import type { RoomPart } from '../../../platform/room/define.ts';
import {
  actionDoneRoute,
  addActionRoute,
  closeComplaintRoute,
  complaintListRoute,
  complaintRoute,
  correctionsRoute,
  makeComplaintRoute,
  newComplaintRoute,
  takeRoute,
} from './routes/complaints.ts';
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
