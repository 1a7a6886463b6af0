import type { Browser } from 'playwright-core';
import { openBrowser } from './stage.ts';

/** The published page as anybody reads it. */
export interface PublishedPage {
  title: string;
  metadata: Record<string, string>;
  sections: readonly PublishedSection[];
}

export interface PublishedSection {
  heading: string;
  /** Paragraphs and sub-headings in their order. */
  paragraphs: readonly string[];
  rows: readonly { labels: readonly string[]; figures: readonly string[] }[];
}

/** Reads the page in a browser that runs no script. */
export async function readPublished(browser: Browser, url: string, path: string): Promise<PublishedPage> {
  const reader = await openBrowser(browser, url, { script: false });
  const { page } = reader;
  await page.goto(path);
  const article = page.getByRole('article');
  const sections: PublishedSection[] = [];
  for (const section of await article.locator('section').all()) {
    const rows = [];
    for (const row of await section.getByRole('row').all()) {
      const figures = await row.getByRole('cell').allTextContents();
      if (figures.length > 0) rows.push({ labels: await row.locator('th').allTextContents(), figures });
    }
    sections.push({
      heading: await section.getByRole('heading', { level: 2 }).innerText(),
      paragraphs: await section.locator('p, h3, h4, h5, h6').allTextContents(),
      rows,
    });
  }
  const metadata: Record<string, string> = {};
  for (const row of await page.locator('table.metadata tr').all())
    metadata[(await row.locator('th').innerText()).trim()] = (await row.locator('td').innerText()).trim();
  const title = await article.getByRole('heading', { level: 1 }).innerText();
  await reader.leave();
  return { title, metadata, sections };
}
