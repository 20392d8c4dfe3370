export { Button, IconButton, type ButtonProps } from './button.tsx';
export { Chip, Tag } from './chip.tsx';
export { Dialog } from './dialog.tsx';
export { Field, Segments, Slider, Switch, TextField } from './fields.tsx';
export { Kbd } from './kbd.tsx';
export { ContextMenu, Menu, type MenuEntry } from './menu.tsx';
export { Notice, type NoticeAction } from './notice.tsx';
export { Popover } from './popover.tsx';
export { Tooltip, TooltipArea } from './tooltip.tsx';
