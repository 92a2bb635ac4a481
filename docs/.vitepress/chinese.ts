/** The site in Chinese: its own pages, and the English ones under Chinese titles. */
import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';
import type { Section } from './sidebar.js';

/** By the address of the English page. */
const TITLES: Readonly<Record<string, string>> = {
  '/guides/quickstart': '快速开始',
  '/guides/plain-page': '无框架',
  '/guides/mini-program': '小程序',
  '/guides/nginx': '使用 nginx 保护应用',
  '/guides/services': '在后端服务中识别用户',
  '/guides/second-factor': '多因素认证',
  '/guides/qr-and-push': '扫码登录和推送登录',
  '/guides/captchas': '人机验证',
  '/guides/first-generation': '从第一代 Authing 迁移',
  '/guides/from-authing-js-sdk': '从 authing-js-sdk 迁移',
  '/guides/from-secken-and-geetest': '从洋葱和极验的 SDK 迁移',
  '/guides/native-operations': '原生 GraphQL',
  '/guides/federation': '联邦（Federation）',
  '/guides/testing': '测试应用',
  '/guides/production': '部署到生产环境',
  '/reference/queries': '查询和订阅',
  '/reference/mutations': '变更',
  '/reference/outcomes': '结果',
  '/reference/errors': '错误码',
  '/reference/sign-in-states': '登录状态',
  '/configuration': '设置项',
  '/providers': '身份服务',
  '/architecture': '架构',
  '/sessions': '会话',
  '/steps': '多因素认证与修改密码',
  '/passkeys': '通行密钥',
  '/captchas': '人机验证',
  '/push': '推送与二维码',
  '/liveness': '活体检测',
  '/sign-in-page': '托管登录页',
  '/services': '后端服务',
  '/federation': '联邦（Federation）',
  '/passthrough': '原生操作',
  '/migration': '迁移用户',
  '/administration': '管理操作',
  '/trusted-documents': '可信文档',
  '/errors': '结果、错误与限额',
  '/emulators': '模拟器',
  '/performance': '性能',
  '/command-line': '命令行',
  '/metrics': '指标',
  '/events': '事件',
  '/adding-a-provider': '添加服务商',
  '/coverage': '服务商操作及其测试',
};

const SECTIONS: Readonly<Record<string, string>> = {
  Guides: '指南',
  Reference: '参考（英文）',
  Packages: '软件包（英文）',
  Explanations: '说明（英文）',
};

/** The English sidebar with Chinese titles, and links to the Chinese pages that exist. */
function sidebarOf(english: readonly Section[], exists: (page: string) => boolean): Section[] {
  const sections = english.map(({ text, items }) => ({
    text: SECTIONS[text] ?? text,
    items: items.map(({ text: title, link }) => ({
      text: TITLES[link] ?? title,
      link: exists(`zh${link}`) ? `/zh${link}` : link,
    })),
  }));
  return [...sections, { text: '附录', items: [{ text: '术语表', link: '/zh/glossary' }] }];
}

export const CHINESE_SEARCH: DefaultTheme.LocalSearchOptions = {
  translations: {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索文档' },
    modal: {
      displayDetails: '显示详细列表',
      resetButtonTitle: '清除搜索条件',
      backButtonTitle: '关闭搜索',
      noResultsText: '没有找到相关结果',
      footer: {
        selectText: '选择',
        selectKeyAriaLabel: '回车键',
        navigateText: '切换',
        navigateUpKeyAriaLabel: '上箭头',
        navigateDownKeyAriaLabel: '下箭头',
        closeText: '关闭',
        closeKeyAriaLabel: 'Esc 键',
      },
    },
  },
};

/** Words of Chinese text have no spaces between them. The site sends this function to the browser, so it uses nothing else. */
export function wordsOf(text: string): string[] {
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  return Array.from(segments).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

/**
 * @param english the sidebar of the English site
 * @param exists whether a page is there, by its path from docs/
 */
export function chineseLocale(
  english: readonly Section[],
  exists: (page: string) => boolean,
): LocaleSpecificConfig<DefaultTheme.Config> & { label: string; link: string } {
  return {
    label: '简体中文',
    lang: 'zh-CN',
    link: '/zh/',
    description: '一个 GraphQL Schema，统一接入国内产品使用的身份与安全服务。',
    themeConfig: {
      nav: [
        { text: '指南', link: '/zh/guides/quickstart' },
        { text: '参考', link: '/reference/' },
        { text: '架构', link: '/architecture' },
      ],
      sidebar: sidebarOf(english, exists),
      outline: { level: [2, 2], label: '本页目录' },
      docFooter: { prev: '上一页', next: '下一页' },
      notFound: {
        title: '此页面暂无中文版',
        quote: '请在语言菜单中切换到 English，或返回首页。',
        linkText: '返回首页',
        linkLabel: '返回首页',
      },
      langMenuLabel: '切换语言',
      returnToTopLabel: '返回顶部',
      sidebarMenuLabel: '菜单',
      darkModeSwitchLabel: '外观',
      lightModeSwitchTitle: '切换到浅色模式',
      darkModeSwitchTitle: '切换到深色模式',
      skipToContentLabel: '跳到正文',
    },
  };
}
