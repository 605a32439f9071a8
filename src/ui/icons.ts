import {
  ApartmentOutlined as ApartmentOutlinedAnt,
  ApiOutlined as ApiOutlinedAnt,
  AppstoreOutlined as AppstoreOutlinedAnt,
  ArrowDownOutlined as ArrowDownOutlinedAnt,
  ArrowUpOutlined as ArrowUpOutlinedAnt,
  AuditOutlined as AuditOutlinedAnt,
  BulbOutlined as BulbOutlinedAnt,
  CaretRightFilled as CaretRightFilledAnt,
  CheckOutlined as CheckOutlinedAnt,
  CloseCircleFilled as CloseCircleFilledAnt,
  CloseOutlined as CloseOutlinedAnt,
  ColumnHeightOutlined as ColumnHeightOutlinedAnt,
  CopyOutlined as CopyOutlinedAnt,
  DashboardOutlined as DashboardOutlinedAnt,
  DesktopOutlined as DesktopOutlinedAnt,
  DownloadOutlined as DownloadOutlinedAnt,
  DownOutlined as DownOutlinedAnt,
  EllipsisOutlined as EllipsisOutlinedAnt,
  ExpandOutlined as ExpandOutlinedAnt,
  EyeInvisibleOutlined as EyeInvisibleOutlinedAnt,
  EyeOutlined as EyeOutlinedAnt,
  FieldTimeOutlined as FieldTimeOutlinedAnt,
  FullscreenExitOutlined as FullscreenExitOutlinedAnt,
  FullscreenOutlined as FullscreenOutlinedAnt,
  GlobalOutlined as GlobalOutlinedAnt,
  HddOutlined as HddOutlinedAnt,
  HistoryOutlined as HistoryOutlinedAnt,
  HourglassOutlined as HourglassOutlinedAnt,
  KeyOutlined as KeyOutlinedAnt,
  LaptopOutlined as LaptopOutlinedAnt,
  LeftOutlined as LeftOutlinedAnt,
  LoadingOutlined as LoadingOutlinedAnt,
  LockOutlined as LockOutlinedAnt,
  MenuOutlined as MenuOutlinedAnt,
  MutedOutlined as MutedOutlinedAnt,
  PauseOutlined as PauseOutlinedAnt,
  PhoneOutlined as PhoneOutlinedAnt,
  PlaySquareOutlined as PlaySquareOutlinedAnt,
  PlusOutlined as PlusOutlinedAnt,
  QuestionCircleOutlined as QuestionCircleOutlinedAnt,
  ReloadOutlined as ReloadOutlinedAnt,
  RightOutlined as RightOutlinedAnt,
  SearchOutlined as SearchOutlinedAnt,
  SettingOutlined as SettingOutlinedAnt,
  SolutionOutlined as SolutionOutlinedAnt,
  SoundOutlined as SoundOutlinedAnt,
  StepBackwardOutlined as StepBackwardOutlinedAnt,
  StepForwardOutlined as StepForwardOutlinedAnt,
  TeamOutlined as TeamOutlinedAnt,
  UpOutlined as UpOutlinedAnt,
  VideoCameraOutlined as VideoCameraOutlinedAnt,
  VerticalLeftOutlined as VerticalLeftOutlinedAnt,
  VerticalRightOutlined as VerticalRightOutlinedAnt,
  ColumnWidthOutlined as ColumnWidthOutlinedAnt,
  FileExcelOutlined as FileExcelOutlinedAnt,
  DeleteOutlined as DeleteOutlinedAnt,
  StarOutlined as StarOutlinedAnt,
  BlockOutlined as BlockOutlinedAnt,
  FormOutlined as FormOutlinedAnt,
  FileDoneOutlined as FileDoneOutlinedAnt,
  RetweetOutlined as RetweetOutlinedAnt,
} from '@ant-design/icons';
import { quiet } from './quiet';

/**
 * The icons of the console. antd's own call themselves by their file's name in English ("reload"), which then
 * stands before the name of every button; ours are silent, because a word or a label always says it. An icon
 * that is missing here is added here: nothing else imports `@ant-design/icons` (a test sees to it).
 */
export const ApartmentOutlined = /* @__PURE__ */ quiet(ApartmentOutlinedAnt);
export const ApiOutlined = /* @__PURE__ */ quiet(ApiOutlinedAnt);
export const AppstoreOutlined = /* @__PURE__ */ quiet(AppstoreOutlinedAnt);
export const ArrowDownOutlined = /* @__PURE__ */ quiet(ArrowDownOutlinedAnt);
export const ArrowUpOutlined = /* @__PURE__ */ quiet(ArrowUpOutlinedAnt);
export const AuditOutlined = /* @__PURE__ */ quiet(AuditOutlinedAnt);
export const BulbOutlined = /* @__PURE__ */ quiet(BulbOutlinedAnt);
export const CaretRightFilled = /* @__PURE__ */ quiet(CaretRightFilledAnt);
export const CheckOutlined = /* @__PURE__ */ quiet(CheckOutlinedAnt);
export const CloseCircleFilled = /* @__PURE__ */ quiet(CloseCircleFilledAnt);
export const CloseOutlined = /* @__PURE__ */ quiet(CloseOutlinedAnt);
export const ColumnHeightOutlined = /* @__PURE__ */ quiet(ColumnHeightOutlinedAnt);
export const CopyOutlined = /* @__PURE__ */ quiet(CopyOutlinedAnt);
export const DashboardOutlined = /* @__PURE__ */ quiet(DashboardOutlinedAnt);
export const DesktopOutlined = /* @__PURE__ */ quiet(DesktopOutlinedAnt);
export const DownloadOutlined = /* @__PURE__ */ quiet(DownloadOutlinedAnt);
export const DownOutlined = /* @__PURE__ */ quiet(DownOutlinedAnt);
export const EllipsisOutlined = /* @__PURE__ */ quiet(EllipsisOutlinedAnt);
export const ExpandOutlined = /* @__PURE__ */ quiet(ExpandOutlinedAnt);
export const EyeInvisibleOutlined = /* @__PURE__ */ quiet(EyeInvisibleOutlinedAnt);
export const EyeOutlined = /* @__PURE__ */ quiet(EyeOutlinedAnt);
export const FieldTimeOutlined = /* @__PURE__ */ quiet(FieldTimeOutlinedAnt);
export const FullscreenExitOutlined = /* @__PURE__ */ quiet(FullscreenExitOutlinedAnt);
export const FullscreenOutlined = /* @__PURE__ */ quiet(FullscreenOutlinedAnt);
export const GlobalOutlined = /* @__PURE__ */ quiet(GlobalOutlinedAnt);
export const HourglassOutlined = /* @__PURE__ */ quiet(HourglassOutlinedAnt);
export const HddOutlined = /* @__PURE__ */ quiet(HddOutlinedAnt);
export const HistoryOutlined = /* @__PURE__ */ quiet(HistoryOutlinedAnt);
export const KeyOutlined = /* @__PURE__ */ quiet(KeyOutlinedAnt);
export const LaptopOutlined = /* @__PURE__ */ quiet(LaptopOutlinedAnt);
export const LeftOutlined = /* @__PURE__ */ quiet(LeftOutlinedAnt);
export const LockOutlined = /* @__PURE__ */ quiet(LockOutlinedAnt);
export const LoadingOutlined = /* @__PURE__ */ quiet(LoadingOutlinedAnt);
export const MenuOutlined = /* @__PURE__ */ quiet(MenuOutlinedAnt);
export const MutedOutlined = /* @__PURE__ */ quiet(MutedOutlinedAnt);
export const PauseOutlined = /* @__PURE__ */ quiet(PauseOutlinedAnt);
export const PhoneOutlined = /* @__PURE__ */ quiet(PhoneOutlinedAnt);
export const PlaySquareOutlined = /* @__PURE__ */ quiet(PlaySquareOutlinedAnt);
export const PlusOutlined = /* @__PURE__ */ quiet(PlusOutlinedAnt);
export const QuestionCircleOutlined = /* @__PURE__ */ quiet(QuestionCircleOutlinedAnt);
export const ReloadOutlined = /* @__PURE__ */ quiet(ReloadOutlinedAnt);
export const RightOutlined = /* @__PURE__ */ quiet(RightOutlinedAnt);
export const SearchOutlined = /* @__PURE__ */ quiet(SearchOutlinedAnt);
export const SettingOutlined = /* @__PURE__ */ quiet(SettingOutlinedAnt);
export const SolutionOutlined = /* @__PURE__ */ quiet(SolutionOutlinedAnt);
export const SoundOutlined = /* @__PURE__ */ quiet(SoundOutlinedAnt);
export const StepBackwardOutlined = /* @__PURE__ */ quiet(StepBackwardOutlinedAnt);
export const StepForwardOutlined = /* @__PURE__ */ quiet(StepForwardOutlinedAnt);
export const TeamOutlined = /* @__PURE__ */ quiet(TeamOutlinedAnt);
export const UpOutlined = /* @__PURE__ */ quiet(UpOutlinedAnt);
export const VideoCameraOutlined = /* @__PURE__ */ quiet(VideoCameraOutlinedAnt);
export const VerticalLeftOutlined = /* @__PURE__ */ quiet(VerticalLeftOutlinedAnt);
export const VerticalRightOutlined = /* @__PURE__ */ quiet(VerticalRightOutlinedAnt);
export const ColumnWidthOutlined = /* @__PURE__ */ quiet(ColumnWidthOutlinedAnt);
export const FileExcelOutlined = /* @__PURE__ */ quiet(FileExcelOutlinedAnt);
export const DeleteOutlined = /* @__PURE__ */ quiet(DeleteOutlinedAnt);
export const StarOutlined = /* @__PURE__ */ quiet(StarOutlinedAnt);
export const FormOutlined = /* @__PURE__ */ quiet(FormOutlinedAnt);
export const FileDoneOutlined = /* @__PURE__ */ quiet(FileDoneOutlinedAnt);
export const BlockOutlined = /* @__PURE__ */ quiet(BlockOutlinedAnt);
export const RetweetOutlined = /* @__PURE__ */ quiet(RetweetOutlinedAnt);
