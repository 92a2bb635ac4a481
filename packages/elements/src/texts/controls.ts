/** Buttons, messages and names of fields that all elements share. The server words its own messages. */
import { text } from './text.js';

export const CONTROL_TEXTS = {
  // Controls
  required: text(
    (label: string) => `${label} is required.`,
    (label) => `请填写${label}`,
  ),
  showPassword: text('Show', '显示'),
  hidePassword: text('Hide', '隐藏'),
  showPasswordLong: text('Show password', '显示密码'),
  copy: text('Copy', '复制'),
  copied: text('Copied', '已复制'),
  retry: text('Try again', '重试'),
  back: text('Back', '返回'),
  cancel: text('Cancel', '取消'),
  next: text('Continue', '继续'),
  loading: text('Loading …', '加载中…'),
  reference: text(
    (id: string) => `Reference: ${id}`,
    (id) => `请求编号：${id}`,
  ),
  retryAt: text(
    (wait: string) => `Try again in ${wait}.`,
    (wait) => `请在 ${wait}后重试。`,
  ),
  retryNow: text('You can try again now.', '现在可以重试了。'),
  attemptsLeft: text(
    (count: number) => (count === 1 ? 'One attempt left.' : `${count} attempts left.`),
    (count) => `还可以尝试 ${count} 次。`,
  ),
  minutes: text(
    (minutes: number, seconds: string) => `${minutes}:${seconds} min`,
    (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
  ),
  seconds: text(
    (seconds: number) => `${seconds} s`,
    (seconds) => `${seconds} 秒`,
  ),

  // Fields
  identifier: text(
    (kinds: readonly ('email' | 'phone' | 'username')[]) => {
      const names = kinds.map((kind) => ({ email: 'e-mail', phone: 'phone', username: 'user name' })[kind]);
      const text = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '');
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
    (kinds) => kinds.map((kind) => ({ email: '邮箱', phone: '手机号', username: '用户名' })[kind]).join(' / '),
  ),
  email: text('E-mail', '邮箱'),
  phone: text('Phone', '手机号'),
  username: text('User name', '用户名'),
  account: text('Account', '账号'),
  password: text('Password', '密码'),
  newPassword: text('New password', '新密码'),
  oldPassword: text('Current password', '当前密码'),
  code: text('Verification code', '验证码'),
  phoneHint: text('For example 138 0000 0000 or +1 415 555 0100', '例如 138 0000 0000 或 +1 415 555 0100'),
};
