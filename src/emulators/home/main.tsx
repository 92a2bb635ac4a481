import { render } from 'preact';
import { App } from './app.js';
import './home.css';

const root = document.querySelector('#home');
if (root !== null) render(<App />, root);
