export const uploadLocation = (uploadID: string): string => `uploads/${uploadID}`;
