/** The words of the site itself in Chinese. */
import type { DefaultTheme } from 'vitepress';

export const CHINESE_THEME = {
  outline: { level: 2, label: '本页目录' },
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
} satisfies DefaultTheme.Config;

export const CHINESE_SEARCH: Partial<DefaultTheme.LocalSearchOptions> = {
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
