/** The names that pages of the 2018 SDK use for values of the wire. */
export const EnumDef = {
  RoomAction: { CreateRoom: 'createRoom', EnterRoom: 'enterRoom' },
  Template: { Template1V1: '1v1', Template1V2: '1v2', Template1V3: '1v3', Template1V4: '1v4' },
  ScreenRecordType: {
    RecordNone: 0,
    RecordScreenToServer: 1,
    RecordScreenToClient: 2,
    RecordScreenToBoth: 3,
  },
  /** Where pages send a person who has no program. Set it to your own installer. */
  EXEUrl: 'http://img.qcloud.com/open/qcloud/video/act/liteavWeb/webexe/exe/TXCloudRoomSetup.exe',
};
